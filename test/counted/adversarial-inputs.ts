import type { Growing } from "./adversarial-texts.ts";

/** Marks that text readers search for, repeated and never complete. */
const UNITS: readonly string[] = [
  ...["x", " ", "\n", "{", "[", '"', "'", "\\", '\\"', '\\\\\\"', "}", ": ", ", ", "(", "<h1", "<title>", "é"],
  ...[
    '{"code":',
    '{"code":-1102,',
    "{'code': ",
    '{"msg":"',
    "code=-1102 ",
    "code: ",
    "-1102 ",
    "-1",
    "9",
    "(400, -1102, ",
  ],
  ...[
    "[503(-1008)]",
    "status 400 ",
    "status: ",
    "HTTP 4",
    " 400 ",
    "http://a",
    "https:\\/\\/",
    "POST ",
    "msg: ",
    "message=",
  ],
  ...[
    "Error: ",
    "binance ",
    "binanceusdm ",
    "timeout of 1",
    "connection ",
    "fail",
    "Mandatory parameter '",
    "', 'code': ",
  ],
  ...[
    "Way too many requests; IP(",
    ", request ip: ",
    " Please use the websocket ",
    "Unknown order sent. ",
    "Filter failure: ",
  ],
];

/** Each alone, and as running text that no reader takes for JSON. */
const runs: readonly Growing[] = UNITS.flatMap((unit) => {
  const repeated = (length: number): string => unit.repeat(Math.ceil(length / unit.length));
  return [
    { title: `${JSON.stringify(unit)} alone`, make: repeated },
    { title: `${JSON.stringify(unit)} in a log`, make: (length: number) => `ERROR ${repeated(length)}` },
    { title: `${JSON.stringify(unit)} after a code`, make: (length: number) => `code=-1102 ${repeated(length)} {` },
    { title: `${JSON.stringify(unit)} as a message`, make: (length: number) => bodyOf(repeated(length)) },
    {
      title: `${JSON.stringify(unit)} under a key`,
      make: (length: number) => JSON.stringify({ err: repeated(length) }),
    },
    { title: `${JSON.stringify(unit)} in pieces`, make: (length: number) => pieces(repeated(50), length) },
  ];
});

/** JSON in JSON, as deep as possible: quotes double at each level, which limits the depth. */
const nested: readonly Growing[] = ["msg", "message", "error", "unforeseen"].flatMap((key) => [
  { title: `${key} in ${key}`, make: (length: number) => nest(length, (inner) => JSON.stringify({ [key]: inner })) },
  {
    title: `${key} in a log`,
    make: (length: number) => nest(length, (inner) => `x ${JSON.stringify({ [key]: inner })}`),
  },
  {
    title: `${key}, twice`,
    make: (length: number) => nest(length, (inner) => JSON.stringify([{ [key]: inner }, inner])),
  },
]);

export const ADVERSARIAL_INPUTS: readonly Growing[] = [...runs, ...nested];

function bodyOf(msg: string): string {
  return JSON.stringify({ code: -1102, msg });
}

function pieces(piece: string, length: number): string {
  return JSON.stringify(Array.from({ length: Math.ceil(length / 60) }, () => ({ error: piece })));
}

function nest(length: number, wrap: (inner: string) => string): string {
  let text = "Unknown order";
  while (text.length < length) text = wrap(text);
  return text;
}
