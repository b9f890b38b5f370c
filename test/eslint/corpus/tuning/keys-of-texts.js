// expect: no-message-test
const KNOWN = { "Account has insufficient balance": "NO_FUNDS", "Invalid symbol": "SYMBOL" };
export const kind = (binanceErr) => {
  for (const k of Object.keys(KNOWN)) if (binanceErr.msg.includes(k)) return KNOWN[k];
};
