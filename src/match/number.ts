/**
 * The number that a text says, or null. Whole numbers of up to 15 digits are added up digit by digit, which is
 * several times faster than `Number` on a text that was just cut out of another.
 */
export function numberOf(text: string): number | null {
  const isNegative = text.charCodeAt(0) === 45;
  const start = isNegative ? 1 : 0;
  let sum = 0;
  for (let index = start; index < text.length; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9 || index > 15) return otherNumber(text);
    sum = sum * 10 + digit;
  }
  if (text.length === start) return null;
  return isNegative ? -sum : sum;
}

function otherNumber(text: string): number | null {
  const number = Number(text);
  return text.trim() === "" || Number.isNaN(number) ? null : number;
}
