import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Terminal } from './terminal.ts'

/** What every command is given. */
export interface CommandContext {
  readonly terminal: Terminal
  readonly clock: Clock
  /** Read when first asked for, so that `--help` works whatever the environment holds. Throws `ServerError`. */
  config(): Config
  /** For a command that has said all there is to say and yet did not come to its end. */
  endWith(exitCode: 0 | 1): void
}
