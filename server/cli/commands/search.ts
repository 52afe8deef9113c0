import type { Command } from 'commander'
import { today } from '../../clock.ts'
import { ServerError } from '../../errors.ts'
import { maxQueryCharacters, searchQuery } from '../../http/schemas/parameters.ts'
import type { SearchAnswer } from '../../http/schemas/search.ts'
import { openCollection } from '../../live-collection.ts'
import { searchService } from '../../services/search.ts'
import { parseDay } from '../arguments.ts'
import type { CommandContext } from '../context.ts'

interface SearchOptions {
  readonly asOf?: string
  readonly explain?: boolean
  readonly json?: boolean
}

export function addSearchCommand(program: Command, context: CommandContext): void {
  program
    .command('search')
    .description('the same search as the API, in a terminal')
    .argument('<words>', 'a title, a 文号, a citation or a question; quote it for the shell')
    .option('--as-of <date>', 'the law as it stood on that day, YYYY-MM-DD', parseDay)
    .option('--explain', 'how the words were understood and how each hit was scored')
    .option('--json', 'the answer of the API')
    .action(async (words: string, { asOf, explain = false, json = false }: SearchOptions) => {
      if ([...words].length > maxQueryCharacters) {
        throw new ServerError('server/wrong-usage', `a search has at most ${maxQueryCharacters} characters`)
      }
      const { terminal, clock, config } = context
      const collection = await openCollection(config())
      try {
        const parameters = searchQuery.parse({ q: words, explain: explain ? '1' : '0' })
        const answer = await searchService(() => collection).search(parameters, asOf ?? today(clock))
        terminal.out(json ? JSON.stringify(answer) : describe(answer, explain))
      } finally {
        await collection.close()
      }
    })
}

function describe({ query, total, totalIsExact, hits, suggestions, notice }: SearchAnswer, explain: boolean): string {
  const lines: string[] = notice === null ? [] : [notice]
  lines.push(`${totalIsExact ? '' : '约 '}${total} 件（${query.asOf}）`)
  if (query.understoodAs.relaxed) lines.push('没有文件含有全部检索词；以下只含有其中一部分。')
  if (explain) lines.push(JSON.stringify(query.understoodAs))
  for (const hit of hits) {
    const facts = [hit.statusLabel, hit.typeLabel, hit.documentNumber, hit.promulgatedOn].filter(
      (fact) => fact !== null,
    )
    lines.push('', `${hit.title}  [${facts.join(' · ')}]`, `  ${hit.url}`)
    if ('provisions' in hit) {
      for (const { label, snippetHtml } of hit.provisions) lines.push(`  ${label}  ${toText(snippetHtml)}`)
    }
    if (explain && hit.explanation !== undefined) lines.push(`  ${hit.score}: ${JSON.stringify(hit.explanation)}`)
  }
  for (const { text, reason } of suggestions) lines.push('', `${text}：${reason}`)
  return lines.join('\n')
}

/** A snippet is escaped text with `<mark>` only. */
function toText(html: string): string {
  return html
    .replaceAll('<mark>', '')
    .replaceAll('</mark>', '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
