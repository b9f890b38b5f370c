// expect: no-message-test
const TEXTS = { BALANCE: "Account has insufficient balance for requested action." };
export const noMoney = (res) => res.data.msg === TEXTS.BALANCE && res.config.url.includes("api.binance.com");
