/** What a command writes to; tests give their own. */
export interface Terminal {
  /** Results: one line or a block, without the line end. */
  out(text: string): void
  /** What is under way and what went wrong. */
  err(text: string): void
  /** Standard error is a terminal, so a bar may move there. */
  readonly isInteractive: boolean
}

export const processTerminal: Terminal = {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
  isInteractive: process.stderr.isTTY === true,
}
