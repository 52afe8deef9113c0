import type { Token } from './tokens.ts'

/** A stretch of two texts that is the same, or that was replaced (`from` or `to` may be empty). */
export interface Edit {
  readonly isSame: boolean
  readonly from: readonly Token[]
  readonly to: readonly Token[]
}

/**
 * Makes edits that a reader can follow of those that are fewest: a word or two that happen to stand in both texts amid
 * replaced ones are replaced with them, and an insertion begins and ends where words and sentences do. No token is
 * lost, and the order of each text is kept.
 */
export function toReadableEdits(edits: readonly Edit[]): readonly Edit[] {
  let current = edits
  for (;;) {
    const next = absorbed(current)
    if (next.length === current.length) break
    current = next
  }
  return slid(current)
}

/** Punctuation and white space: no word by itself. */
const isWord = ({ key }: Token): boolean => /[\p{L}\p{N}]/u.test(key)

const wordsIn = (tokens: readonly Token[]): number => tokens.filter(isWord).length

/** A sentence, a clause of it or a paragraph ends here. */
const isStop = (token: Token | undefined): boolean => token !== undefined && /^[\n.,;:?!、]$/.test(token.key)

function absorbed(edits: readonly Edit[]): readonly Edit[] {
  const joined: Edit[] = []
  for (let place = 0; place < edits.length; place++) {
    const edit = edits[place]
    const last = joined.at(-1)
    if (edit === undefined) break
    if (last !== undefined && !last.isSame && !edit.isSame) joined[joined.length - 1] = join(last, edit)
    else if (last !== undefined && edit.isSame && isChance(last, edit, edits[place + 1])) {
      joined[joined.length - 1] = join(last, edit)
    } else joined.push(edit)
  }
  return joined
}

/** Whether what is the same between two edits is too little beside them to be read as the same. */
function isChance(before: Edit, same: Edit, after: Edit | undefined): boolean {
  if (after === undefined) return false
  // A paragraph that goes on is more than its line end.
  if (same.from.some(({ key }) => key === '\n')) return false
  const words = wordsIn(same.from)
  const [left, right] = [sizeOf(before), sizeOf(after)]
  const isReplaced = (edit: Edit): boolean => wordsIn(edit.from) > 0 && wordsIn(edit.to) > 0
  if (words === 0) return isReplaced(before) && isReplaced(after)
  const least = Math.min(left, right)
  if (words === 1) return least >= 2 || isReplaced(before) || isReplaced(after) || isSwap(before, same, after)
  if (words === 2) return least >= 3 && (isReplaced(before) || isReplaced(after))
  return words <= 4 && least >= 4 * words && isReplaced(before) && isReplaced(after)
}

/** 改变 and 变更: a character kept by chance between one taken away and one put in; but 大会 and 会会议 keep theirs. */
function isSwap(before: Edit, same: Edit, after: Edit): boolean {
  if (sizeOf(before) > 2 || sizeOf(after) > 2) return false
  const isOpposite =
    (before.from.length === 0 && after.to.length === 0) || (before.to.length === 0 && after.from.length === 0)
  const kept = new Set(same.from.filter(isWord).map(({ key }) => key))
  const others = [...before.from, ...before.to, ...after.from, ...after.to]
  return isOpposite && !others.some(({ key }) => kept.has(key))
}

const sizeOf = ({ from, to }: Edit): number => Math.max(wordsIn(from), wordsIn(to))

const join = (a: Edit, b: Edit): Edit => ({ isSame: false, from: [...a.from, ...b.from], to: [...a.to, ...b.to] })

/** Insertions and deletions moved to where they read best among the places that mean the same. */
function slid(edits: readonly Edit[]): readonly Edit[] {
  const result = edits.flatMap((edit, place) => (edit.isSame || edits[place - 1]?.isSame ? [edit] : [nothing, edit]))
  if (result.at(-1)?.isSame === false) result.push(nothing)
  for (let place = 1; place < result.length; place++) {
    const [before, edit, after] = [result[place - 1], result[place], result[place + 1]]
    if (before === undefined || edit === undefined || after === undefined || edit.isSame) continue
    if (edit.from.length > 0 && edit.to.length > 0) continue
    result.splice(place - 1, 3, ...bestSlide(before, edit, after, edit.from.length === 0 ? 'to' : 'from'))
  }
  const rest = result.filter(({ from, to }) => from.length > 0 || to.length > 0)
  // What was moved may now stand beside another edit.
  return absorbed(rest)
}

const nothing: Edit = { isSame: true, from: [], to: [] }

type Triple = readonly [before: Edit, edit: Edit, after: Edit]

/** The place where an insertion (`to`) or deletion (`from`) reads best: whole sentences, else whole clauses of one. */
function bestSlide(before: Edit, edit: Edit, after: Edit, side: 'from' | 'to'): Triple {
  let leftmost: Triple = [before, edit, after]
  for (let next = stepLeft(leftmost, side); next !== null; next = stepLeft(leftmost, side)) leftmost = next
  let best = leftmost
  let bestScore = readingScore(leftmost, side)
  for (let next = stepRight(leftmost, side); next !== null; next = stepRight(next, side)) {
    const score = readingScore(next, side)
    if (score < bestScore) continue
    best = next
    bestScore = score
  }
  return best
}

function stepLeft([before, edit, after]: Triple, side: 'from' | 'to'): Triple | null {
  const [ours, theirs] = [before.from.at(-1), before.to.at(-1)]
  const last = edit[side].at(-1)
  if (ours === undefined || theirs === undefined || last === undefined || last.key !== ours.key) return null
  const inside = [side === 'from' ? ours : theirs, ...edit[side].slice(0, -1)]
  return [
    { isSame: true, from: before.from.slice(0, -1), to: before.to.slice(0, -1) },
    side === 'from' ? { isSame: false, from: inside, to: [] } : { isSame: false, from: [], to: inside },
    {
      isSame: true,
      from: [side === 'from' ? last : ours, ...after.from],
      to: [side === 'to' ? last : theirs, ...after.to],
    },
  ]
}

function stepRight([before, edit, after]: Triple, side: 'from' | 'to'): Triple | null {
  const [ours, theirs] = [after.from[0], after.to[0]]
  const first = edit[side][0]
  if (ours === undefined || theirs === undefined || first === undefined || first.key !== ours.key) return null
  const inside = [...edit[side].slice(1), side === 'from' ? ours : theirs]
  return [
    {
      isSame: true,
      from: [...before.from, side === 'from' ? first : ours],
      to: [...before.to, side === 'to' ? first : theirs],
    },
    side === 'from' ? { isSame: false, from: inside, to: [] } : { isSame: false, from: [], to: inside },
    { isSame: true, from: after.from.slice(1), to: after.to.slice(1) },
  ]
}

function readingScore([before, edit, after]: Triple, side: 'from' | 'to'): number {
  const [previous, first] = [before[side].at(-1), edit[side][0]]
  const [last, next] = [edit[side].at(-1), after[side][0]]
  const isLineEnd = (token: Token | undefined): boolean => token === undefined || token.key === '\n'
  const isEnd = (token: Token | undefined): boolean => token === undefined || isStop(token)
  // A paragraph with its line end, whichever of the two stands inside.
  if (isLineEnd(previous) && last?.key === '\n') return 9
  if (first?.key === '\n' && isLineEnd(next)) return 8
  const ends = sentenceEnds.has(previous?.key ?? '.') && sentenceEnds.has(last?.key ?? '') ? 2 : 0
  if (isEnd(previous) && isStop(last)) return 5 + ends
  if (isStop(first) && isEnd(next)) return 4
  return (isEnd(previous) ? 1 : 0) + (isEnd(next) ? 1 : 0)
}

const sentenceEnds: ReadonlySet<string> = new Set(['.', ';', '\n'])
