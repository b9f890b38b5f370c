// expect: nothing
import { Spot } from "@binance/connector";
log.info({ msg: "balance is insufficient" });
const needs = tags.includes("balance") || name.startsWith("Filter");
bot.on("message", (msg) => {
  if (msg.text.includes("/balance")) reply();
});
const s = new Spot();
