/**
 * GitHub, Docusaurus and Zudoku agree on this much: lower case, punctuation dropped but for `-` and `_`,
 * each space a hyphen.
 */
export function headingSlug(title: string): string {
  return title
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, "")
    .replace(/ /gu, "-");
}
