import { type Command, Option } from 'commander'
import { today } from '../../clock.ts'
import { listedKinds, type Review } from '../../http/schemas/reviews.ts'
import { openCollection } from '../../live-collection.ts'
import { listReviews } from '../../services/reviews.ts'
import { parseDay } from '../arguments.ts'
import type { CommandContext } from '../context.ts'
import { toCsv } from '../csv.ts'
import { toTable } from '../table.ts'

interface ReviewOptions {
  readonly format?: 'csv' | 'json'
  readonly asOf?: string
}

/** So many of each kind in a terminal; `--format` gives all. */
const shownOfEachKind = 10

export function addReviewCommand(program: Command, context: CommandContext): void {
  program
    .command('review')
    .description(
      'what a maintainer should look at: conflicts, presumed statuses, unread files, names of documents not held',
    )
    .addOption(new Option('--format <format>', 'all of it, for a spreadsheet or a program').choices(['csv', 'json']))
    .option('--as-of <date>', 'the law as it stood on that day, YYYY-MM-DD', parseDay)
    .action(async ({ format, asOf }: ReviewOptions) => {
      const { terminal, clock, config } = context
      const collection = await openCollection(config())
      try {
        const reviews = await listReviews(collection.store, asOf ?? today(clock))
        if (format === 'json') terminal.out(JSON.stringify(reviews))
        else terminal.out(format === 'csv' ? toCsv([header, ...reviews.map(toRow)]) : summary(reviews))
      } finally {
        await collection.close()
      }
    })
}

const header = ['kind', 'title', 'explanation', 'quote', 'work', 'version', 'url']

function toRow({ kind, title, explanation, basis, workId, versionId, url }: Review): readonly (string | null)[] {
  const quotes = basis.flatMap(({ quote }) => (quote === null ? [] : [quote])).join(' / ')
  return [kind, title, explanation, quotes, workId, versionId, url]
}

function summary(reviews: readonly Review[]): string {
  const blocks = listedKinds.flatMap((kind) => {
    const own = reviews.filter((review) => review.kind === kind)
    if (own.length === 0) return []
    const rows = own.slice(0, shownOfEachKind).map(({ title, explanation }) => [`  ${title ?? ''}`, explanation])
    const more = own.length - rows.length
    return [
      `${kind}: ${own.length}\n${toTable(rows)}${more > 0 ? `\n  and ${more} more (--format csv lists all)` : ''}`,
    ]
  })
  return blocks.length === 0 ? 'nothing to look at' : blocks.join('\n\n')
}
