// Runs the recipes of docs/testing.md for packages that the project does not install. After `npm run build`:
//   npm --prefix test/chaos/clients ci --ignore-scripts && npm --prefix test/chaos/clients run recipes
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";

const TEXT = readFileSync(new URL("../../../docs/testing.md", import.meta.url), "utf8");
const BLOCKS = [...TEXT.matchAll(/^```typescript\n(.*?)^```$/gmsu)].map(([, code]) => code);
const PROOF = `
const response = await fetch("https://api.binance.com/api/v3/order?newClientOrderId=a", { method: "POST" });
const body = await response.json();
if (response.status !== 200 || body.clientOrderId !== "a" || exchange.orders.length !== 1) throw new Error("It does not work.");
process.exit(0);
`;

for (const name of ["msw", "nock"]) {
  const recipe = BLOCKS.find((code) => code.includes(`from "${name}"`));
  if (recipe === undefined) throw new Error(`docs/testing.md has no recipe for ${name}.`);
  const file = new URL(`recipe-${name}.tmp.mjs`, import.meta.url);
  writeFileSync(file, recipe.replace('"binance-errors/testing"', '"../../../dist/testing.js"') + PROOF);
  try {
    execFileSync(process.execPath, [file.pathname], { stdio: "inherit" });
    console.log(`${name}: ok`);
  } finally {
    rmSync(file);
  }
}
