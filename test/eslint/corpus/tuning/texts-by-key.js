// expect: no-bare-code
export const binanceErrors = { 1: "a", "-2015": "Invalid key" };
