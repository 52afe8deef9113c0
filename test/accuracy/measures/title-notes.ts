import type { TitleNoteEvent } from '../../../data/model/version.ts'
import type { Collection } from '../collection.ts'
import { labelRows, type Row, truthRows } from '../labels.ts'
import { type Section, shareFigure, tallyFigures } from '../report.ts'
import { emptyTally, match, share, type Tally, tallied } from '../scores.ts'

/** What of title notes agrees with labels, event by event and document by document. */
export interface TitleNoteScore {
  readonly events: Tally
  /** The same by their dates alone. */
  readonly dates: Tally
  readonly documents: number
  readonly documentsRight: number
  readonly misses: readonly string[]
}

const chineseActions: Readonly<Record<string, string>> = {
  通过: 'adopted',
  批准: 'approved',
  公布: 'promulgated',
  发布: 'promulgated',
  修正: 'amended',
  修改: 'amended',
  修订: 'revised',
  施行: 'commenced',
}

/** Title notes against the hand-made labels, against the second labels, and against the machine-made lines. */
export async function measureTitleNotes(collection: Collection): Promise<Section> {
  const labels = expectedEvents(labelRows('title-notes.tsv'))
  const blind = expectedEvents(labelRows('blind-title-notes.tsv'))
  const auto = machineMadeEvents(truthRows('amendment_history_heads_auto.tsv'))
  const byHand = await scoreTitleNotes(collection, labels)
  const bySecond = await scoreTitleNotes(collection, blind)
  const byMachine = await scoreTitleNotes(collection, auto)
  const agreement = compareEvents(labels, blind)
  return {
    title: 'Events of title notes',
    notes: [
      'An event agrees where its date and its action are the same. The second labels cover 50 of the same documents; the lines of `truth/amendment_history_heads_auto.tsv` were made by a program and are no judgement by hand: its 修改 counts as `amended`, its 发布 as `promulgated`.',
      'Where a line tells 甲通过 and the next 乙批准的《…决定》修正, the labels call the first `adopted` and the second `amended`; the reader calls them `amended` and `approved`. The dates are the same.',
    ],
    figures: [
      ...tallyFigures('events, labels by hand', byHand.events, { precision: 0.99, recall: 0.99 }),
      ...tallyFigures('dates alone, labels by hand', byHand.dates, { precision: 0.99, recall: 0.99 }),
      shareFigure('documents with every event right', share(byHand.documentsRight, byHand.documents), 0.99, of(byHand)),
      ...tallyFigures('events, second labels', bySecond.events),
      shareFigure(
        'documents right by the second labels',
        share(bySecond.documentsRight, bySecond.documents),
        null,
        of(bySecond),
      ),
      shareFigure(
        'labels and second labels agree on a document',
        share(agreement.documentsRight, agreement.documents),
        null,
        of(agreement),
      ),
      ...tallyFigures('events, machine-made lines', byMachine.events),
      shareFigure(
        'documents right by the machine-made lines',
        share(byMachine.documentsRight, byMachine.documents),
        null,
        of(byMachine),
      ),
    ],
    misses: [
      { title: 'Labels by hand', lines: byHand.misses },
      { title: 'Second labels', lines: bySecond.misses },
      { title: 'Labels and second labels differ', lines: agreement.misses },
      { title: 'Machine-made lines', lines: byMachine.misses },
    ],
  }
}

function of({ documentsRight, documents }: TitleNoteScore): string {
  return `${documentsRight} of ${documents}`
}

/** The labels by hand alone, as the floor needs them. */
export async function scoreLabelledTitleNotes(collection: Collection): Promise<TitleNoteScore> {
  return scoreTitleNotes(collection, expectedEvents(labelRows('title-notes.tsv')))
}

async function scoreTitleNotes(
  collection: Collection,
  expected: ReadonlyMap<string, readonly string[]>,
): Promise<TitleNoteScore> {
  const found = new Map<string, readonly string[]>()
  for (const path of expected.keys()) {
    const read = await collection.document(path)
    found.set(path, read === null ? [] : read.document.history.map(asLabel))
  }
  return compareEvents(expected, found)
}

/** Compares the events of each document that both name; without regard to their order. Pure. */
export function compareEvents(
  expected: ReadonlyMap<string, readonly string[]>,
  found: ReadonlyMap<string, readonly string[]>,
): TitleNoteScore {
  let events = emptyTally
  let dates = emptyTally
  let documents = 0
  let documentsRight = 0
  const misses: string[] = []
  for (const [path, wanted] of expected) {
    const got = found.get(path)
    if (got === undefined) continue
    const matched = match(wanted, got)
    events = tallied(events, matched)
    dates = tallied(dates, match(wanted.map(dateOf), got.map(dateOf)))
    documents++
    if (matched.missed.length + matched.extra.length === 0) documentsRight++
    else misses.push(`${path}: missed ${listed(matched.missed)}; extra ${listed(matched.extra)}`)
  }
  return { events, dates, documents, documentsRight, misses }
}

/** Example: `2021-10-29` of `2021-10-29:adopted` */
function dateOf(event: string): string {
  return event.split(':')[0] ?? ''
}

function listed(events: readonly string[]): string {
  return events.length === 0 ? 'none' : events.join(' ')
}

function asLabel({ on, action }: TitleNoteEvent): string {
  return `${on}:${action}`
}

function expectedEvents(rows: readonly Row[]): ReadonlyMap<string, readonly string[]> {
  return new Map(rows.map(({ path = '', events = '' }) => [path, events.split(';').filter((event) => event !== '')]))
}

function machineMadeEvents(rows: readonly Row[]): ReadonlyMap<string, readonly string[]> {
  const events = new Map<string, string[]>()
  for (const { path = '', date = '', action = '' } of rows) {
    events.set(path, [...(events.get(path) ?? []), `${date}:${chineseActions[action] ?? action}`])
  }
  return events
}
