import { Presets, SingleBar } from 'cli-progress'
import type { CrawlEvent } from '../../crawler/intake/crawl.ts'
import type { Terminal } from './terminal.ts'

/** Shows a run of the crawler as it goes. */
export interface Progress {
  onEvent(event: CrawlEvent): void
  /** Leaves the terminal tidy, also after a failure. */
  stop(): void
}

/** JSON lines on standard output, a bar on a terminal, and elsewhere a line at the beginning. */
export function createProgress(terminal: Terminal, asJson: boolean): Progress {
  if (asJson) return { onEvent: (event) => terminal.out(JSON.stringify(event)), stop: () => {} }
  return terminal.isInteractive ? bar() : firstLine(terminal)
}

function bar(): Progress {
  const single = new SingleBar(
    { format: '{bar} {percentage}% | {value}/{total} | {eta_formatted}', hideCursor: true, stream: process.stderr },
    Presets.shades_classic,
  )
  return {
    onEvent(event) {
      if (event.kind === 'started') single.start(event.total, 0)
      else if (event.kind === 'document') single.increment()
      else single.stop()
    },
    stop: () => single.stop(),
  }
}

function firstLine(terminal: Terminal): Progress {
  return {
    onEvent(event) {
      if (event.kind !== 'started') return
      terminal.err(
        `${event.source}: ${event.total} documents${event.resumed ? ', going on where the last run stopped' : ''}`,
      )
    },
    stop: () => {},
  }
}
