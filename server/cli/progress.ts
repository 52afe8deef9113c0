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

/** Shows how far something long has come: a bar on a terminal, nothing elsewhere. */
export interface Meter {
  /** `total` null where it is not known. */
  update(done: number, total: number | null): void
  stop(): void
}

/** A bar begins to show with the first update. */
export function createMeter(terminal: Terminal, label: string): Meter {
  if (!terminal.isInteractive) return { update: () => {}, stop: () => {} }
  const single = newBar(`${label} {bar} {percentage}% | {eta_formatted}`)
  return {
    update(done, total) {
      if (single.isActive) single.update(done)
      else single.start(total ?? done, done)
      if (total !== null) single.setTotal(total)
    },
    stop: () => single.stop(),
  }
}

function newBar(format: string): SingleBar {
  return new SingleBar({ format, hideCursor: true, stream: process.stderr }, Presets.shades_classic)
}

function bar(): Progress {
  const single = newBar('{bar} {percentage}% | {value}/{total} | {eta_formatted}')
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
