/** Whether the page still has it. */
export function isLive(item: { readonly retired?: string | undefined }): boolean {
  return item.retired === undefined;
}

/** What the page still has comes first: it has the better claim to be matched. */
export function liveFirst<T extends { readonly retired?: string | undefined }>(items: readonly T[]): readonly T[] {
  return [...items.filter(isLive), ...items.filter((item) => !isLive(item))];
}
