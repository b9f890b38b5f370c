import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

/** RFC 6455, section 1.3. */
const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const CONTINUATION = 0;
const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;
/** Requests in tests are small. */
const LONGEST_BYTES = 1_000_000;

interface Frame {
  readonly isLast: boolean;
  readonly opcode: number;
  readonly payload: Buffer;
  /** Bytes of the whole frame. */
  readonly size: number;
}

/** A minimal WebSocket server for text messages. `answer` returns null to break the connection. */
export function acceptWebSocket(
  request: IncomingMessage,
  socket: Duplex,
  answer: (text: string) => string | null,
): void {
  const key = request.headers["sec-websocket-key"];
  if (key === undefined) {
    socket.end("HTTP/1.1 400 Bad Request\r\n\r\n");
    return;
  }
  const accept = createHash("sha1")
    .update(key + GUID)
    .digest("base64");
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  let received = Buffer.alloc(0);
  let message = "";
  socket.on("error", () => socket.destroy());
  socket.on("data", (bytes: Buffer) => {
    received = Buffer.concat([received, bytes]);
    for (let frame = readFrame(received); frame !== null; frame = readFrame(received)) {
      received = received.subarray(frame.size);
      if (frame.opcode === CLOSE) {
        socket.end(writeFrame(CLOSE, frame.payload.subarray(0, 2)));
        return;
      }
      if (frame.opcode === PING) socket.write(writeFrame(PONG, frame.payload));
      if (frame.opcode !== TEXT && frame.opcode !== CONTINUATION) continue;
      message += frame.payload.toString("utf8");
      if (!frame.isLast) continue;
      const reply = answer(message);
      message = "";
      if (reply === null) {
        socket.destroy();
        return;
      }
      socket.write(writeFrame(TEXT, Buffer.from(reply, "utf8")));
    }
    if (received.length + message.length > LONGEST_BYTES) socket.destroy();
  });
}

/** The first frame of the bytes; null if it is incomplete. */
function readFrame(bytes: Buffer): Frame | null {
  if (bytes.length < 2) return null;
  const [first = 0, second = 0] = bytes;
  const short = second & 0x7f;
  const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
  const maskAt = 2 + lengthBytes;
  const start = maskAt + 4;
  if (bytes.length < start) return null;
  const length =
    lengthBytes === 0 ? short : lengthBytes === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (bytes.length < start + length) return null;
  const mask = bytes.subarray(maskAt, start);
  // Client frames are masked (RFC 6455, section 5.3).
  const payload = bytes.subarray(start, start + length).map((byte, index) => byte ^ (mask[index % 4] ?? 0));
  return { isLast: (first & 0x80) !== 0, opcode: first & 0x0f, payload: Buffer.from(payload), size: start + length };
}

function writeFrame(opcode: number, payload: Buffer): Buffer {
  const head = [0x80 | opcode];
  if (payload.length < 126) return Buffer.concat([Buffer.from([...head, payload.length]), payload]);
  const length = Buffer.alloc(payload.length < 65_536 ? 2 : 8);
  if (length.length === 2) length.writeUInt16BE(payload.length);
  else length.writeBigUInt64BE(BigInt(payload.length));
  return Buffer.concat([Buffer.from([...head, length.length === 2 ? 126 : 127]), length, payload]);
}
