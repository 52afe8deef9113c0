import { Command, CommanderError } from 'commander'
import { systemClock } from '../clock.ts'
import { type Config, configOfProcess } from '../config.ts'
import { version } from '../version.ts'
import { addCrawlCommand } from './commands/crawl.ts'
import { addIndexCommand } from './commands/index-command.ts'
import { addReviewCommand } from './commands/review.ts'
import { addSearchCommand } from './commands/search.ts'
import { addServeCommand } from './commands/serve.ts'
import { addStartCommand } from './commands/start.ts'
import { addStatusCommand } from './commands/status.ts'
import { addVerifyCommand } from './commands/verify.ts'
import type { CommandContext } from './context.ts'
import { toFailure } from './failure.ts'
import { processTerminal, type Terminal } from './terminal.ts'

/** Runs one command line, without the names of program and script; resolves to the exit code and never rejects. */
export async function main(
  args: readonly string[],
  terminal: Terminal = processTerminal,
  readSettings: () => Config = configOfProcess,
): Promise<number> {
  let config: Config | null = null
  let exitCode = 0
  const context: CommandContext = {
    terminal,
    clock: systemClock,
    config: () => {
      config ??= readSettings()
      return config
    },
    endWith: (code) => {
      exitCode = code
    },
  }
  const program = createProgram(context)
  if (args.length === 0) {
    terminal.err('tongcha: name a command; `tongcha --help` lists them')
    return 2
  }
  try {
    await program.parseAsync([...args], { from: 'user' })
    return exitCode
  } catch (error) {
    // Commander has written help, version or the fault already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    const failure = toFailure(error)
    if (isDebugging(config) && error instanceof Error) terminal.err(error.stack ?? error.message)
    terminal.err(failure.line)
    return failure.exitCode
  }
}

const isDebugging = (config: Config | null): boolean => config?.logLevel === 'debug' || config?.logLevel === 'trace'

function createProgram(context: CommandContext): Command {
  const { terminal } = context
  const program = new Command('tongcha')
    .description(
      '法规通查: find any Chinese law, read the text in force on any date, and see the evidence for its status.',
    )
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
      // `error: unknown option '--x'\n(Did you mean --json?)` → one line
      outputError: (text, write) =>
        write(
          text
            .trim()
            .replace(/^error: /, 'tongcha: ')
            .replace(/\s*\n\s*/g, ' '),
        ),
    })
  const add = [
    addStartCommand,
    addCrawlCommand,
    addIndexCommand,
    addServeCommand,
    addSearchCommand,
    addStatusCommand,
    addVerifyCommand,
    addReviewCommand,
  ]
  for (const addCommand of add) addCommand(program, context)
  return program
}
