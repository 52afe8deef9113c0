import { type Alignable, align } from './align.ts'
import { fold } from './fold.ts'
import { type Scale, toShingles } from './shingles.ts'
import { type ComparedPart, joinParts, wordDifference } from './word-difference.ts'

/**
 * The differences of two units: their lines are set beside each other first, so that an item put into a list leaves the
 * others alone; then words are compared within what belongs together. Joins to both texts as `wordDifference` does.
 */
export function unitDifference(from: string, to: string): readonly ComparedPart[] {
  const before = toLines(from)
  const after = toLines(to)
  if (from === to || before.length + after.length < 3) return wordDifference(from, to)
  const parts = toBlocks(before, after).flatMap((block) => {
    const textOf = (lines: readonly Line[], [start, end]: Range): string =>
      lines
        .slice(start, end)
        .map(({ text }) => text)
        .join('')
    return wordDifference(textOf(before, block.from), textOf(after, block.to))
  })
  return joinParts(parts)
}

/** A line with its line end. */
interface Line extends Alignable {
  readonly text: string
}

type Range = readonly [start: number, end: number]

/** Lines that are compared with each other. */
interface Block {
  from: Range
  to: Range
}

/** `（一）`, `(12)`, `1．`, `三、`: the number of an item, which changes when an item is put before it. */
const itemNumber = /^(?:\([一二三四五六七八九十\d]+\)|\d+[.、]|[一二三四五六七八九十]+、)/

function toLines(text: string): readonly Line[] {
  return text.split(lineStart).map((line) => {
    const folded = fold(line)
    const number = itemNumber.exec(folded)?.[0] ?? null
    const key = folded.slice(number?.length ?? 0)
    return { text: line, group: '', key, number, shingles: toShingles(key) }
  })
}

/** Just after a line end. */
const lineStart = /(?<=\n)/

function toBlocks(before: readonly Line[], after: readonly Line[]): readonly Block[] {
  const { pairs, scales } = align(before, after, { moves: false })
  const blocks: Block[] = []
  let [fromEnd, toEnd] = [0, 0]
  for (const { from, to } of [...pairs, { from: before.length, to: after.length }]) {
    if (fromEnd < from || toEnd < to) blocks.push({ from: [fromEnd, from], to: [toEnd, to] })
    if (from < before.length) blocks.push({ from: [from, from + 1], to: [to, to + 1] })
    fromEnd = from + 1
    toEnd = to + 1
  }
  const divided = joinDivided(blocks, before, after, scales.get(''))
  return divided.filter(({ from, to }) => from[0] < from[1] || to[0] < to[1])
}

/** Share of a line's words in its neighbour's counterpart from which it was divided from that one. */
const dividedAtLeast = 0.6

/** A paragraph divided into two, or two joined into one, are compared as a whole. */
function joinDivided(
  blocks: readonly Block[],
  before: readonly Line[],
  after: readonly Line[],
  scale: Scale | undefined,
): readonly Block[] {
  const result = blocks.map(({ from, to }) => ({ from, to }))
  const stands = (line: Line | undefined, within: Line | undefined): boolean =>
    line !== undefined &&
    within !== undefined &&
    scale !== undefined &&
    scale.coverage(line.shingles, within.shingles) >= dividedAtLeast
  result.forEach((gap, place) => {
    for (const [pair, isBefore] of [
      [result[place - 1], true],
      [result[place + 1], false],
    ] as const) {
      if (pair === undefined || isEmpty(pair.from) || isEmpty(pair.to)) continue
      const edge = (range: Range): number => (isBefore ? range[0] : range[1] - 1)
      const [ours, theirs] = [before[pair.from[0]], after[pair.to[0]]]
      while (!isEmpty(gap.to) && isEmpty(gap.from) && stands(after[edge(gap.to)], ours))
        handOver(gap, pair, 'to', isBefore)
      while (!isEmpty(gap.from) && isEmpty(gap.to) && stands(before[edge(gap.from)], theirs)) {
        handOver(gap, pair, 'from', isBefore)
      }
    }
  })
  return result
}

const isEmpty = ([start, end]: Range): boolean => start >= end

/** Moves the line of a gap that stands next to a pair into that pair. */
function handOver(gap: Block, pair: Block, side: 'from' | 'to', isBefore: boolean): void {
  const [start, end] = gap[side]
  const [pairStart, pairEnd] = pair[side]
  gap[side] = isBefore ? [start + 1, end] : [start, end - 1]
  pair[side] = isBefore ? [pairStart, pairEnd + 1] : [pairStart - 1, pairEnd]
}
