/** `10xx-general-server-or-network-issues`: what of a title can stand in an anchor. */
export function slug(title: string): string {
  const words = title.toLowerCase().match(/[a-z0-9]+/gu);
  return words === null ? "untitled" : words.join("-").slice(0, 60);
}
