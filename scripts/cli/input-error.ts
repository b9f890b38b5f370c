/** Input that cannot be used. The message says what is wrong; the remedy says what to do about it. */
export class InputError extends Error {
  readonly remedy: string;

  constructor(message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "InputError";
    this.remedy = remedy;
  }
}

export function formatInputError(error: InputError): string {
  return `${error.message}\n${error.remedy}\n`;
}
