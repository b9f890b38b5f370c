// expect: nothing
import Binance from "binance-api-node";
el.textContent = Number(ticker.price).toFixed(2);
row.innerHTML = `<td>${qty.toFixed(4)}</td>`;
document.title = price.toFixed(2) + " BTC";
const b = Binance();
