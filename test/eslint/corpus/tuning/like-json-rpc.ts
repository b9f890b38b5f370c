// expect: nothing
import { JSONRPCClient } from "json-rpc-2.0";
const RETRY = new Set([-32000, -32603]);
export async function call(client: JSONRPCClient, method: string, left = 2): Promise<unknown> {
  try {
    return await client.request(method);
  } catch (error: any) {
    if (RETRY.has(error.code) && left > 0) return call(client, method, left - 1);
    throw error;
  }
}
