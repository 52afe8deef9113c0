import type { ComparedRow } from '../api/types.ts'
import { escapeHtml } from '../reader/escape-html.ts'

type Part = ComparedRow['parts'][number]

/** The old words, deletions marked. Paragraphs are those of the old text. */
export const toOldWords = (parts: readonly Part[]): string =>
  paragraphs(parts.filter(({ op }) => op !== 'add').map((part) => ({ ...part, text: part.fromText ?? part.text })))

/**
 * The new words with additions marked, and the deletions between them: beside the old words they are hidden, on a narrow
 * screen they stand here alone.
 */
export const toNewWords = (parts: readonly Part[]): string => paragraphs(parts, 'add')

/** Words that are the same in both texts. */
export const toPlainWords = (parts: readonly Part[]): string =>
  paragraphs(parts.map(({ text }) => ({ op: 'same', text })))

/** Told before and after to those who do not see the marks. */
const spoken = { add: ['[新增：', ']'], del: ['[删去：', ']'] } as const

/**
 * @param side with `add`, a line end that was deleted does not end a paragraph: it stands inside its deletion
 */
const paragraphs = (parts: readonly Part[], side: 'add' | null = null): string => {
  const lines: string[] = ['']
  for (const { op, text } of parts) {
    if (op === 'del' && side === 'add') {
      lines.push(`${lines.pop() ?? ''}${marked(op, text, '<br>')}`)
      continue
    }
    const [first = '', ...rest] = text.split('\n')
    const write = (words: string, isLast: boolean): string => {
      // A paragraph that was divided or joined, and nothing else.
      const sign = op !== 'same' && !isLast && text.trim() === '' ? '¶' : ''
      return marked(op, words + sign)
    }
    lines.push(`${lines.pop() ?? ''}${write(first, rest.length === 0)}`)
    for (const [place, line] of rest.entries()) lines.push(write(line, place === rest.length - 1))
  }
  return lines
    .filter((line) => line !== '')
    .map((line) => `<p>${line}</p>`)
    .join('')
}

const marked = (op: Part['op'], text: string, lineEnd = ''): string => {
  if (text === '') return ''
  const words = text
    .split('\n')
    // Cells of a table.
    .map((line) => escapeHtml(line).replaceAll('\t', '　'))
    .join(text.trim() === '' ? '¶' : lineEnd)
  if (op === 'same') return words
  const tag = op === 'add' ? 'ins' : 'del'
  const [before, after] = spoken[op]
  return `<${tag}>${hidden(before)}${words}${hidden(after)}</${tag}>`
}

const hidden = (words: string): string => `<span class="visually-hidden">${words}</span>`
