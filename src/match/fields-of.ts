/** Fields of a row of generated/tables or generated/advice-texts.ts. */
// The one boundary at which JSON comes in: rows that generator/emit/escape/escape-row.ts wrote for just this.
// JSON.parse makes fresh, flat strings, on which `===` is fast; slices of the row would not be.
export function fieldsOf(row: string): readonly string[] {
  return JSON.parse(`["${row.replaceAll("\t", '","')}"]`) as string[];
}
