// expect: no-float-step
const filters = await (await fetch("https://api.binance.com/api/v3/exchangeInfo")).json();
export const adjustQuantity = (qty, step) => {
  const precision = Math.max(0, -Math.floor(Math.log10(step)));
  const steps = Math.floor(qty / step);
  return parseFloat((steps * step).toFixed(precision));
};
export const symbols = filters.symbols;
