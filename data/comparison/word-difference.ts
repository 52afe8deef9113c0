import { diffArrays } from 'diff'
import { fold } from './fold.ts'
import { type Edit, toReadableEdits } from './readable-edits.ts'
import { type Token, toTokens } from './tokens.ts'

/** A run of words that stands in both texts, in the new one alone (`add`) or in the old one alone (`del`). */
export interface ComparedPart {
  readonly op: 'same' | 'add' | 'del'
  /** As written; of what stands in both, as the new text writes it. */
  readonly text: string
  /** How the old text writes what is the same; given only where it is formatted otherwise. */
  readonly fromText?: string
}

/** Beyond so many edits two texts have nothing in common that a reader could follow. */
const maxEdits = 2000

/** Where less of the shorter text is kept, scattered words are chance: one text was put in place of the other. */
const keptAtLeast = 0.2

/**
 * The differences of two texts, word by word, as runs that can be read. `same` and `del` joined give the old text (with
 * `fromText` in place of `text` where it is given), `same` and `add` the new one, character for character. Formatting
 * alone (see `fold`) is no difference; a paragraph divided or joined is.
 */
export function wordDifference(from: string, to: string): readonly ComparedPart[] {
  if (from === to) return from === '' ? [] : [{ op: 'same', text: to }]
  if (isSameWording(from, to)) return [same(from, to)]
  const [before, after] = [toTokens(from), toTokens(to)]
  const edits = toReadableEdits(editsOf(before, after))
  const kept = edits.reduce((sum, { isSame, to: words }) => sum + (isSame ? words.length : 0), 0)
  const isRewritten = kept < keptAtLeast * Math.min(before.length, after.length)
  return joinParts(toParts(isRewritten ? [{ isSame: false, from: before, to: after }] : edits))
}

/** The same words in the same paragraphs. */
function isSameWording(from: string, to: string): boolean {
  const [ours, theirs] = [from.split('\n'), to.split('\n')]
  return ours.length === theirs.length && ours.every((line, place) => fold(line) === fold(theirs[place] ?? ''))
}

const same = (from: string, to: string): ComparedPart =>
  from === to ? { op: 'same', text: to } : { op: 'same', text: to, fromText: from }

/** What is the same and what is not, in turn; `from` and `to` of what is the same have equal keys. */
function editsOf(before: readonly Token[], after: readonly Token[]): readonly Edit[] {
  const keysOf = (tokens: readonly Token[]): string[] => tokens.map(({ key }) => key)
  const changes = diffArrays(keysOf(before), keysOf(after), { maxEditLength: maxEdits })
  if (changes === undefined) return [{ isSame: false, from: before, to: after }]
  const edits: Edit[] = []
  let [fromPlace, toPlace] = [0, 0]
  for (const { added, removed, count } of changes) {
    const from = added ? [] : before.slice(fromPlace, fromPlace + count)
    const to = removed ? [] : after.slice(toPlace, toPlace + count)
    fromPlace += from.length
    toPlace += to.length
    const isSame = !added && !removed
    const last = edits.at(-1)
    if (last === undefined || isSame || last.isSame) edits.push({ isSame, from, to })
    else edits[edits.length - 1] = { isSame: false, from: [...last.from, ...from], to: [...last.to, ...to] }
  }
  return edits
}

const textOf = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join('')

function toParts(edits: readonly Edit[]): readonly ComparedPart[] {
  return edits.flatMap(({ isSame, from, to }): readonly ComparedPart[] => {
    const [before, after] = [textOf(from), textOf(to)]
    // Words that are divided otherwise: `GB T` and `GBT`.
    if (isSame || isSameWording(before, after)) return [same(before, after)]
    const parts: ComparedPart[] = [
      { op: 'del', text: before },
      { op: 'add', text: after },
    ]
    return parts.filter(({ text }) => text !== '')
  })
}

/** Neighbouring runs of one kind as one run. */
export function joinParts(parts: readonly ComparedPart[]): readonly ComparedPart[] {
  const joined: ComparedPart[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (last === undefined || last.op !== part.op) joined.push(part)
    else if (part.op === 'same') {
      joined[joined.length - 1] = same(
        (last.fromText ?? last.text) + (part.fromText ?? part.text),
        last.text + part.text,
      )
    } else joined[joined.length - 1] = { op: part.op, text: last.text + part.text }
  }
  return joined
}
