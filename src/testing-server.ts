/** `binance-errors/testing/server`: the mock exchange as an HTTP and WebSocket server. Node only. */
export { scenarioOf } from "./mock/scenario-of.ts";
export { type MockServer, type ServerOptions, startMockServer } from "./mock/serve.ts";
