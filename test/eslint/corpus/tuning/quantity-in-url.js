// expect: no-float-step
const url = "https://api.binance.com/api/v3/order";
const size = parseFloat((balance / last).toFixed(5));
fetch(`${url}?quantity=${size}`, { method: "POST" });
