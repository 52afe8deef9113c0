import type { Block } from '../structure/blocks.ts'

/** A legal text in Markdown: title, note lines, and the body as blocks. */
export interface MarkdownText {
  /** The words of the first `# ` line; `null` where there is none. */
  readonly title: string | null
  /** The second `# ` line: the piece of a code that a file holds (人格权编); `null` where there is none. */
  readonly subtitle: string | null
  /** Lines between the title and `<!-- INFO END -->`, one event each as a rule, as written. */
  readonly noteLines: readonly string[]
  readonly body: readonly Block[]
}

const infoEnd = '<!-- INFO END -->'

/** Example: `## 第一章 总则` */
const headingLine = /^(#{1,6})(?:\s+(.*?))?\s*#*$/
/** Example: `|---|:--:|` */
const tableRule = /^\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$/

/**
 * Reads the form that LawRefBook and the sample collection share: one `# ` title, the title note one event a line, a
 * mark, and the body, in which every line is one paragraph. Comments and table rules are markup; all else is text.
 */
export function readMarkdown(text: string): MarkdownText {
  const content = withoutFrontMatter(text)
  const mark = content.indexOf(infoEnd)
  const head = mark < 0 ? null : content.slice(0, mark)
  // Without the mark only the title is taken off the top: what follows it is body.
  const lines = (head ?? content).split('\n')
  const titles: string[] = []
  const noteLines: string[] = []
  const rest: string[] = []
  for (const line of lines) {
    const title = titles.length < 2 && rest.length === 0 ? /^#\s+(.*)$/.exec(line) : null
    const words = withoutComments(line).trim()
    if (title !== null) titles.push(withoutComments(title[1] ?? '').trim())
    else if (head === null) rest.push(line)
    else if (words !== '') noteLines.push(words)
  }
  const body = head === null ? rest.join('\n') : content.slice(mark + infoEnd.length)
  return { title: titles[0] || null, subtitle: titles[1] || null, noteLines, body: readBody(body) }
}

function withoutFrontMatter(text: string): string {
  if (!text.startsWith('---\n')) return text
  const end = text.indexOf('\n---\n', 3)
  return end < 0 ? text : text.slice(end + 5)
}

function withoutComments(text: string): string {
  // Example: `<!-- FORCE BREAK -->`
  return text.includes('<!--') ? text.replace(/<!--.*?-->/gs, '') : text
}

function readBody(text: string): readonly Block[] {
  const blocks: Block[] = []
  let rows: string[][] = []
  const endTable = (): void => {
    if (rows.length > 0) blocks.push({ kind: 'table', rows })
    rows = []
  }
  for (const line of withoutComments(text).split('\n')) {
    const words = line.trim()
    if (words.startsWith('|')) {
      if (!tableRule.test(words)) rows.push(cellsOf(words))
      continue
    }
    // Tables are closed by the line that is none; an empty line between rows occurs and closes nothing.
    if (words === '') continue
    endTable()
    const heading = words.startsWith('#') ? headingLine.exec(words) : null
    if (heading === null) blocks.push({ kind: 'paragraph', text: words })
    else if (heading[2]) blocks.push({ kind: 'heading', depth: heading[1]?.length ?? 1, text: heading[2].trim() })
  }
  endTable()
  return blocks
}

/** The cells of a table row; `<br>` within a cell is a line break. */
function cellsOf(row: string): string[] {
  const inner = row.replace(/^\|/, '').replace(/\|$/, '')
  return inner.split('|').map((cell) => cell.replace(/<br\s*\/?>/g, '\n').trim())
}
