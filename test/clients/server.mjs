import { createServer } from "node:http";
import { WebSocketServer } from "ws";

/**
 * A server on this machine that gives every call that changes state the same answer, over HTTP and WebSocket, and
 * counts them. Looks at the clock or the rules of a symbol get what a client needs to start.
 */
export async function startServer() {
  const state = { answer: null, writes: 0 };
  const server = createServer((request, response) => {
    request.resume();
    request.on("end", () => {
      if (request.method === "GET") {
        response.writeHead(200, { "content-type": "application/json" });
        response.end(JSON.stringify({ serverTime: Date.now(), symbols: [] }));
        return;
      }
      state.writes += 1;
      answerHttp(state.answer, request, response);
    });
  });
  const sockets = new Set();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  const webSockets = new WebSocketServer({ server });
  webSockets.on("connection", (socket) => {
    socket.on("message", (data) => {
      const frame = JSON.parse(String(data));
      state.writes += 1;
      answerFrame(state.answer, frame.id, socket);
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const place = `127.0.0.1:${server.address().port}`;
  return {
    state,
    url: `http://${place}`,
    wsUrl: `ws://${place}/ws-api/v3`,
    close: () =>
      new Promise((resolve) => {
        webSockets.close();
        server.close(resolve);
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function answerHttp({ status, headers, body, end }, request, response) {
  if (end === "reset") request.socket.resetAndDestroy();
  if (end === "reset" || end === "silent") return;
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const length = Buffer.byteLength(text);
  const type = text.startsWith("<") ? "text/html" : "application/json;charset=UTF-8";
  response.writeHead(status, { "content-type": type, "content-length": String(length), ...headers });
  if (end === "cut") response.write(text.slice(0, length / 2), () => request.socket.destroy());
  else response.end(text);
}

/** The same as a frame of the WebSocket API, which has no headers: waits stand in `data`. */
function answerFrame({ status, headers, body, end }, id, socket) {
  if (end === "silent") return;
  if (end === "reset" || end === "cut" || typeof body === "string") {
    socket.terminate();
    return;
  }
  const seconds = headers?.["retry-after"];
  const now = Date.now();
  const data = seconds === undefined ? {} : { data: { serverTime: now, retryAfter: now + Number(seconds) * 1000 } };
  const rest = status === 200 ? { result: body } : { error: { ...body, ...data } };
  socket.send(JSON.stringify({ id, status, ...rest }));
}
