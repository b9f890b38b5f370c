/** `binance-errors/testing/server`: the mock exchange behind HTTP and WebSocket. Node only. */
export { scenarioOf } from "./mock/scenario-of.ts";
export { type MockServer, type ServerOptions, startMockServer } from "./mock/serve.ts";
