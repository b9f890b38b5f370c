// expect: nothing
const ws = new WebSocket("wss://stream.binance.com/ws");
let attempts = 0;
function connect() {
  ws.onclose = (e) => {
    if (e.code >= 1000) setTimeout(connect, 1000 * ++attempts);
  };
  ws.onerror = (err) => {
    if (err.message.includes("timeout")) connect();
  };
}
