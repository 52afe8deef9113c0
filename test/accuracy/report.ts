import { f1, percent, precision, recall, type Tally } from './scores.ts'

/** One measured figure beside what it should be. */
export interface Figure {
  readonly what: string
  readonly measured: string
  /** Empty where nothing is aimed at. */
  readonly aim: string
  /** `null` where nothing is aimed at, or it could not be measured. */
  readonly isReached: boolean | null
}

/** What was measured of one subject: figures, how they were counted, and every miss by name. */
export interface Section {
  readonly title: string
  readonly notes: readonly string[]
  readonly figures: readonly Figure[]
  readonly misses: readonly MissList[]
}

/** Misses of one kind; each line names a path and a position and gives no words of a text beyond titles. */
export interface MissList {
  readonly title: string
  readonly lines: readonly string[]
}

export const generatedBegin = '<!-- begin of the generated report: npm run accuracy -->'
export const generatedEnd = '<!-- end of the generated report -->'

/** A figure that should be at least `aim`. */
export function shareFigure(what: string, value: number, aim: number | null, detail = ''): Figure {
  return {
    what,
    measured: detail === '' ? percent(value) : `${percent(value)} (${detail})`,
    aim: aim === null ? '' : `≥ ${Number((aim * 100).toFixed(2))} %`,
    isReached: aim === null ? null : value >= aim,
  }
}

/** Precision, recall and F1 of one tally. */
export function tallyFigures(
  what: string,
  tally: Tally,
  aims: { readonly precision?: number; readonly recall?: number; readonly f1?: number } = {},
): readonly Figure[] {
  const { hits, missed, extra } = tally
  return [
    shareFigure(`${what}: precision`, precision(tally), aims.precision ?? null, `${hits} of ${hits + extra}`),
    shareFigure(`${what}: recall`, recall(tally), aims.recall ?? null, `${hits} of ${hits + missed}`),
    shareFigure(`${what}: F1`, f1(tally), aims.f1 ?? null),
  ]
}

/** The whole report in Markdown. Pure. */
export function renderReport(head: readonly string[], sections: readonly Section[]): string {
  const lines = ['## Report', '', ...head.map((line) => `- ${line}`)]
  for (const { title, notes, figures, misses } of sections) {
    lines.push('', `### ${title}`, '')
    if (notes.length > 0) lines.push(...notes.flatMap((note) => [note, '']))
    lines.push('| figure | measured | aim | reached |', '| --- | --- | --- | --- |')
    for (const { what, measured, aim, isReached } of figures) {
      lines.push(`| ${what} | ${measured} | ${aim} | ${isReached === null ? '' : isReached ? 'yes' : '**no**'} |`)
    }
    for (const list of misses.filter((one) => one.lines.length > 0)) {
      lines.push('', `<details><summary>${list.title}: ${list.lines.length}</summary>`, '')
      lines.push(...list.lines.map((line) => `- ${line}`), '', '</details>')
    }
  }
  return `${lines.join('\n')}\n`
}

/** Puts the report between its marks; what stands outside them is kept. Without marks it goes to the end. Pure. */
export function withReport(readme: string, report: string): string {
  const begin = readme.indexOf(generatedBegin)
  const end = readme.indexOf(generatedEnd)
  const before = begin < 0 ? `${readme.trimEnd()}\n\n` : readme.slice(0, begin)
  const after = begin < 0 || end < begin ? '\n' : readme.slice(end + generatedEnd.length)
  return `${before}${generatedBegin}\n\n${report}\n${generatedEnd}${after}`
}
