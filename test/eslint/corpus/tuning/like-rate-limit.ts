// expect: nothing
const url = "https://api.binance.com/api/v3/order";
export async function order(query: string): Promise<any> {
  const res = await fetch(`${url}?${query}`, { method: "POST" });
  if (res.status === 429 || res.status === 418) {
    await new Promise((resolve) => setTimeout(resolve, Number(res.headers.get("retry-after")) * 1000));
    return order(query);
  }
  return res.json();
}
