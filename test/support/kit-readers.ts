/** Readers of the kit in other languages (docs/kit.md); test/kit/readers.slow.test.ts runs each. */
export const KIT_READERS = [
  { language: "Python", command: "python3", file: "examples/python/binance_errors.py" },
  { language: "Java", command: "java", file: "examples/java/BinanceErrors.java" },
] as const;

export const KIT_VECTORS = "generated/kit/vectors.jsonl";
