// expect: no-message-test
const RULES = [
  { pattern: /IP banned until/i, kind: "ban" },
  { pattern: /Timestamp for this request/i, kind: "clock" },
];
export const kindOf = (binanceError) => RULES.find((r) => r.pattern.test(binanceError.message))?.kind;
