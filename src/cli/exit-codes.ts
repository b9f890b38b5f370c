/** What the shell gets to know. */
export const EXIT = {
  /** The error is known, or the command did what it says. */
  known: 0,
  /** Nothing known was found. */
  unknown: 1,
  /** Wrong usage. */
  usage: 2,
  /** Ended by Ctrl-C, as shells count it. */
  interrupted: 130,
} as const;
