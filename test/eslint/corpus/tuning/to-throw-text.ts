// expect: no-message-test
import { MainClient } from "binance";
export const c = new MainClient();
it("rejects", async () => {
  await expect(c.submitNewOrder({} as any)).rejects.toThrow("Account has insufficient balance");
});
