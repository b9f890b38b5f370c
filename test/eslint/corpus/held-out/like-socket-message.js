// expect: nothing
import WebSocket from "ws";
const socket = new WebSocket("wss://stream.binance.com:9443/ws/btcusdt@trade");
socket.on("message", (message) => {
  const text = message.toString();
  if (text.includes("ping")) socket.pong();
  if (text.includes("executionReport")) console.log(JSON.parse(text).i);
});
