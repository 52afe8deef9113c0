import { normalise } from '../segment/normalise.ts'

/** A query with its quoted phrases and exclusions taken out. */
export interface Unquoted {
  readonly phrases: readonly string[]
  readonly excluded: readonly string[]
  /** What is left, as written. */
  readonly rest: string
}

/** A phrase in straight, curly or corner quotes, with or without a minus sign: "情节严重" “情节严重” -「情节严重」 */
const quoted = /(^|\s)?([-－−])?(?:"([^"]*)"|“([^”]*)”|＂([^＂]*)＂|「([^」]*)」|『([^』]*)』)/g

/** A word with a minus sign before it: 罚款 -税务; the hyphen of GB-2312 is none. */
const minusWord = /(^|\s)[-－−]([^\s"“”]+)/g

/** A quotation mark without its partner. */
const strayQuote = /["“”＂「」『』]/g

export function takeQuoted(query: string): Unquoted {
  const phrases: string[] = []
  const excluded: string[] = []
  const keep = (phrase: string, isExcluded: boolean): void => {
    const text = normalise(phrase).trim()
    if (text !== '') (isExcluded ? excluded : phrases).push(text)
  }
  const rest = query
    .replace(quoted, (match, _space, minus: string | undefined, ...groups: (string | undefined)[]) => {
      const phrase = groups.slice(0, 5).find((group) => group !== undefined) ?? ''
      keep(phrase, minus !== undefined && isAtStart(match))
      return ' '
    })
    .replace(minusWord, (_match, _space, word: string) => {
      keep(word, true)
      return ' '
    })
    .replace(strayQuote, ' ')
    .trim()
  return { phrases, excluded, rest }
}

/** Whether the minus sign begins a word. */
function isAtStart(match: string): boolean {
  return /^\s*[-－−]/.test(match)
}
