/** How the process ends, after BSD's sysexits; 1 is for a log that was read and found wrong. */
export const EXIT = {
  brokenLog: 1,
  usage: 64,
  noLog: 66,
  refused: 69,
  cannotCreate: 73,
  configuration: 78,
} as const;

/** An end that was to be expected, with a sentence for the person at the terminal. */
export class AdminFailure extends Error {
  readonly exitCode: number;

  constructor(exitCode: number, sentence: string) {
    super(sentence);
    this.name = "AdminFailure";
    this.exitCode = exitCode;
  }
}
