/** A title in 《》 as it stands in a sentence. Offsets are UTF-16 units of that sentence. */
export interface NamedTitle {
  /** Offset of its 《. */
  readonly start: number
  /** Offset behind its 》 and the brackets that follow. */
  readonly end: number
  /** The words within the outer 《》, with a （试行） that stands behind them. */
  readonly title: string
  /** What the brackets behind it say, without the brackets: `法释〔2001〕27号`; empty where there are none. */
  readonly note: string
}

/** No title is longer; a 《 with no end must not make the search start over for every one that follows. */
const longestTitle = 300
const longestNote = 500

/** What names a trial form and is part of the title even behind its 》. Example: `试行`, `暂行`, `草案` */
const trialForm = /^(?:试行|暂行|草案|试行草案)$/

/** The titles of a sentence from left to right, nested ones within theirs, those in brackets behind a title not at all. */
export function namedTitles(text: string): readonly NamedTitle[] {
  const found: NamedTitle[] = []
  for (let start = text.indexOf('《'); start !== -1; ) {
    const close = closing(text, start, '《', '》', longestTitle)
    if (close === -1) {
      start = text.indexOf('《', start + 1)
      continue
    }
    const named = withNotes(text, start, close)
    found.push(named)
    start = text.indexOf('《', named.end)
  }
  return found
}

function withNotes(text: string, start: number, close: number): NamedTitle {
  let title = text.slice(start + 1, close).trim()
  const notes: string[] = []
  let end = close + 1
  for (;;) {
    const open = skipSpace(text, end)
    const bracket = text[open]
    if (bracket !== '（' && bracket !== '(') break
    const noteEnd = closing(text, open, '（(', '）)', longestNote)
    if (noteEnd === -1) break
    const words = text.slice(open + 1, noteEnd).trim()
    if (trialForm.test(words)) title += text.slice(open, noteEnd + 1)
    else notes.push(words)
    end = noteEnd + 1
  }
  return { start, end, title, note: notes.join('　') }
}

function skipSpace(text: string, from: number): number {
  let index = from
  while (text[index] === ' ' || text[index] === '　') index++
  return index
}

/** Offset of the mark that closes the one at `start`; -1 where none does within `limit`. */
function closing(text: string, start: number, opens: string, closes: string, limit: number): number {
  let depth = 0
  for (let index = start; index < text.length && index - start < limit; index++) {
    const mark = text.charAt(index)
    if (opens.includes(mark)) depth++
    else if (closes.includes(mark)) depth--
    if (depth === 0) return index
  }
  return -1
}

/** The text with every title and the brackets behind it blanked out, offset for offset. */
export function withoutTitles(text: string, titles: readonly NamedTitle[]): string {
  let blanked = ''
  let from = 0
  for (const { start, end } of titles) {
    blanked += text.slice(from, start) + '\ufdd1'.repeat(end - start)
    from = end
  }
  return blanked + text.slice(from)
}

/**
 * What stands in 《》 and is no instrument but a paper given to somebody.
 * Example: `收费许可证`, `选址意见书`, `居住证`, `劳动合同`
 */
const paper = /(?:证|书|合同|协议|执照|发票|护照|凭证|标志|登记表|申报表|申请表)$/

/** Whether the words in 《》 can name an instrument. */
export function canBeInstrument(title: string): boolean {
  return title.length >= 2 && !paper.test(title.replace(/[（(][^（()）]*[）)]$/, ''))
}
