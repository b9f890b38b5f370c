const t00=performance.now();
const { emitFiles } = await import("./generator/emit/emit-files.ts"); const { syntheticCatalog } = await import("./bench/synthetic-catalog.ts");
const { emitEnums } = await import("./generator/emit/emit-enum.ts"); const { emitDocs } = await import("./generator/emit/docs/emit-docs.ts"); const { emitCatalog } = await import("./generator/emit/emit-catalog.ts"); const { emitChinese } = await import("./generator/emit/emit-chinese.ts");  const { canonicalCatalog } = await import("./generator/emit/canonical-catalog.ts");
console.log("import",performance.now()-t00|0, process.uptime());
for (const s of [1,1,10,10]) { const c=syntheticCatalog(s); const T=[["canon",canonicalCatalog],["enums",emitEnums],["docs",emitDocs],["cat",emitCatalog],["zh",emitChinese],["all",emitFiles]] as const;
 for (const [n,f] of T) { const t=performance.now(); const r = await f(c); console.log(s,n,performance.now()-t|0, Array.isArray(r)? r.reduce((a:number,x:any)=>a+x.content.length,0):"", "rss", process.resourceUsage().maxRSS/1024|0); } if (s===1) console.log("up", process.uptime()) }
