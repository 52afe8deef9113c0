import type { Command } from 'commander'
import { parseCount } from '../arguments.ts'
import type { CommandContext } from '../context.ts'
import { serveUntilStopped } from '../serving.ts'

interface ServeOptions {
  readonly port?: number
  readonly host?: string
}

export function addServeCommand(program: Command, context: CommandContext): void {
  program
    .command('serve')
    .description('API and pages, from the records and index of the data folder')
    .option('--port <number>', 'port to listen on, 0 for any (default: PORT, 3000)', parseCount(0, 65_535))
    .option('--host <address>', 'address to listen on (default: HOST, 127.0.0.1)')
    .action(async ({ port, host }: ServeOptions) => {
      const config = context.config()
      await serveUntilStopped({ ...config, port: port ?? config.port, host: host ?? config.host }, context)
    })
}
