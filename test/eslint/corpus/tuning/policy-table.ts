// expect: no-unsafe-retry no-bare-code
import { MainClient } from "binance";
const POLICY: { codes: number[]; action: "retry" | "abort" }[] = [
  { codes: [-1003, -1006, -1007], action: "retry" },
  { codes: [-2010], action: "abort" },
];
export async function run(c: MainClient, o: any): Promise<any> {
  try {
    return await c.submitNewOrder(o);
  } catch (e: any) {
    const p = POLICY.find((x) => x.codes.includes(e.code));
    if (p?.action === "retry") return run(c, o);
    throw e;
  }
}
