import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { MESSAGES } from "../src/catalog.ts";

const FOLDER = new URL("../../../shared/payloads/", import.meta.url);
const payloadSchema = z.object({ code: z.int(), msg: z.string() });
const shapeSchema = z.object({ example: z.string() });

function lines(name: string): readonly unknown[] {
  const file = new URL(name, FOLDER);
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
}

/** Errors of client libraries, written by hand for machines without recordings. */
const SHAPES: readonly string[] = [
  'binance {"code":-2019,"msg":"Margin is insufficient."}',
  "APIError(code=-1121): Invalid symbol.",
  'POST https://api.binance.com/api/v3/order 400 {"code":-1102,"msg":"Mandatory parameter \'x\' was not sent."}',
  '{"id":"1","status":418,"error":{"code":-1003,"msg":"Too many requests.","data":{"retryAfter":1700000000000}}}',
  '{"code":-2021,"msg":"x","data":{"cancelResult":"SUCCESS","newOrderResult":"FAILURE","newOrderResponse":{"code":-2010,"msg":"y"}}}',
  '[{"code":-2011,"msg":"Unknown order sent."},{"orderId":1}]',
  '{"level":"error","err":"{\\"code\\":-1021,\\"msg\\":\\"Timestamp for this request is outside of the recvWindow.\\"}"}',
  "<html><head><title>503 Service Temporarily Unavailable</title></head></html>",
  "connect ECONNREFUSED 203.0.113.7:443",
  '{"success":false,"msg":"-4009=Save withdrawal address cannot exceed 100"}',
  '{"239999":"The system is under maintenance."}',
  '{"code":0,"msg":"success"}',
];

/** Bodies and texts to be mutated: every message of the catalog, and recorded payloads if available. */
export const REAL_BODIES: readonly string[] = [
  ...MESSAGES.map(({ code, message }) => JSON.stringify({ code, msg: message.text })),
  ...SHAPES.flatMap((shape) => Array.from({ length: 30 }, () => shape)),
  ...lines("payloads.jsonl").map((line) => JSON.stringify(payloadSchema.parse(line))),
  ...lines("shapes.jsonl").flatMap((line) => Array.from({ length: 20 }, () => shapeSchema.parse(line).example)),
];
