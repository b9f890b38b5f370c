// expect: no-float-step
export interface BinanceLotSize {
  minQty: string;
  stepSize: string;
}
export function roundQty(qty: number, filter: BinanceLotSize): number {
  const stepSize = Number(filter.stepSize);
  const precision = Math.round(-Math.log10(stepSize));
  const factor = Math.pow(10, precision);
  return Math.floor(qty * factor) / factor;
}
