import type { Capture, ParseOutcome } from '../../../crawler/source.ts'
import { lawrefbook } from '../../../crawler/sources/lawrefbook.ts'
import { relate } from '../../../data/relations/relate.ts'
import { statementReaders } from '../../../data/relations/statement-readers.ts'
import { titleFinder } from '../../../data/relations/title-finder.ts'
import { evidenceOf } from '../../../data/store/evidence.ts'
import type { Store } from '../../../data/store/store.ts'
import { decideVersions } from '../../../data/validity/decide.ts'
import type { Figure, Section } from '../report.ts'

const aims = { megabytes: 5, works: 50_000, seconds: 60 } as const

/** Parses every capture once; outcomes by ref, and how fast it went. */
export function timeParsing(captures: readonly Capture[]): {
  readonly outcomes: ReadonlyMap<string, ParseOutcome>
  readonly figure: Figure
} {
  const bytes = captures
    .flatMap(({ resources }) => resources)
    .reduce((sum, { role, bytes }) => sum + (role === 'text' ? bytes.length : 0), 0)
  const timer = timed()
  const outcomes = new Map(captures.map((capture) => [capture.ref, lawrefbook.parse(capture)]))
  const { wall, cpu } = timer()
  const rate = bytes / 1e6 / cpu
  return {
    outcomes,
    figure: {
      what: 'parsing, text a second of processor time',
      measured: `${rate.toFixed(1)} MB/s (${(bytes / 1e6).toFixed(1)} MB in ${cpu.toFixed(1)} s, by the clock ${wall.toFixed(1)} s)`,
      aim: `≥ ${aims.megabytes} MB/s`,
      isReached: rate >= aims.megabytes,
    },
  }
}

/** Relates the whole store from the start. `null` where no reader of statements is listed. */
export async function timeRelating(store: Store): Promise<Figure> {
  const what = 'all relations of the collection, read and linked'
  const aim = `< ${aims.seconds} s`
  if (statementReaders.list.length === 0)
    return { what, measured: 'not measured: no readers listed', aim, isReached: null }
  const timer = timed()
  const report = await relate(store, { clock: () => new Date(), readers: statementReaders, finder: titleFinder })
  const { wall, cpu } = timer()
  return {
    what,
    measured: `${wall.toFixed(1)} s by the clock, ${cpu.toFixed(1)} s of processor time (${report.versionsRead} versions, ${report.linked} relations)`,
    aim,
    isReached: wall < aims.seconds,
  }
}

/** Decides the status of every version of every work on a day, evidence in memory. */
export function timeValidity(store: Store, day: string): Figure {
  const evidence = [...store.works.all()].map(({ workId }) => evidenceOf(store, workId))
  const rounds = 10
  for (const one of evidence) decideVersions(one, day)
  const timer = timed()
  for (let round = 0; round < rounds; round++) for (const one of evidence) decideVersions(one, day)
  const { cpu } = timer()
  const rate = (evidence.length * rounds) / cpu
  return {
    what: 'validity of works on a day, with evidence',
    measured: `${Math.round(rate).toLocaleString('en')} works/s`,
    aim: `≥ ${aims.works.toLocaleString('en')}/s`,
    isReached: rate >= aims.works,
  }
}

/** The section of all speeds. */
export function speedSection(figures: readonly Figure[]): Section {
  return {
    title: 'Speed',
    notes: [
      'Processor time of one thread, with what the runtime collects; other work on the machine slows the clock more than it.',
    ],
    figures,
    misses: [],
  }
}

/** Seconds by the clock and of processor time from here on. */
function timed(): () => { readonly wall: number; readonly cpu: number } {
  const [began, used] = [performance.now(), process.cpuUsage()]
  return () => {
    const { user, system } = process.cpuUsage(used)
    return { wall: (performance.now() - began) / 1000, cpu: (user + system) / 1e6 }
  }
}
