// expect: nothing
import WebSocket from "ws";
const socket = new WebSocket("wss://fstream.binance.com/ws");
socket.on("close", (code) => {
  if (code === 1006 || code === 1001) setTimeout(() => process.emit("SIGUSR2"), 1000);
});
