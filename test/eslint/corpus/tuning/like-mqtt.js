// expect: nothing
const CODES = { "-1003": "retry", "-1007": "retry" };
export const act = (error) => CODES[error.code] ?? "fail";
export const send = (client, order) => client.publish("orders", order);
