// expect: no-unsafe-retry no-bare-code
const HOST = "https://dapi.binance.com";
type Verdict = "RETRY" | "FAIL";
const judge = (code: number): Verdict => (code === -1007 || code === -1003 ? "RETRY" : "FAIL");
export async function run(body: URLSearchParams): Promise<unknown> {
  for (;;) {
    const res = await fetch(`${HOST}/dapi/v1/order`, { method: "POST", body });
    const json: any = await res.json();
    if (res.ok) return json;
    if (judge(json.code) === "FAIL") throw new Error(json.msg);
  }
}
