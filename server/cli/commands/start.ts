import type { Command } from 'commander'
import { parseCount } from '../arguments.ts'
import type { CommandContext } from '../context.ts'
import { assertAddressIsFree, serveUntilStopped } from '../serving.ts'
import { takeInStarter } from '../starter.ts'

export function addStartCommand(program: Command, context: CommandContext): void {
  program
    .command('start')
    .description('takes in the starter collection where there is none yet, indexes it, then serves')
    .option('--port <number>', 'port to listen on, 0 for any (default: PORT, 3000)', parseCount(0, 65_535))
    .option('--host <address>', 'address to listen on (default: HOST, 127.0.0.1)')
    .action(async ({ port, host }: { readonly port?: number; readonly host?: string }) => {
      const settings = context.config()
      const config = { ...settings, port: port ?? settings.port, host: host ?? settings.host }
      await assertAddressIsFree(config)
      const state = await takeInStarter(config, context)
      if (state === 'interrupted') {
        context.terminal.err('tongcha: interrupted; run the same command again to go on')
        context.endWith(1)
        return
      }
      await serveUntilStopped(config, context)
    })
}
