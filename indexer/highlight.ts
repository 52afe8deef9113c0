import { normalise, normaliseWithOffsets } from './segment/normalise.ts'

export interface SnippetOptions {
  /** Characters of the original text at most, marks not counted. */
  readonly maxLength: number
}

interface Range {
  readonly start: number
  readonly end: number
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Where a sentence or line ends: 。！？； and the line break. */
const sentenceEnd = /[。！？；!?;\n]/

/** A sentence may begin this far before the first mark; else the snippet begins in its middle, with …. */
const leadIn = 24

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

/** The whole text as escaped HTML with `<mark>` around the terms; the characters are those of the original. */
export function highlightAll(text: string, terms: readonly string[]): string {
  return marked(text, rangesOf(text, terms), 0, text.length)
}

/**
 * The part of a text that tells most of the terms, about a sentence, as escaped HTML with `<mark>` only; the beginning
 * of the text where no term stands in it. `…` stands where something was left out.
 */
export function snippet(text: string, terms: readonly string[], { maxLength }: SnippetOptions): string {
  const ranges = rangesOf(text, terms)
  if (text.length <= maxLength) return marked(text, ranges, 0, text.length)
  const start = startOf(text, ranges, maxLength)
  const end = endOf(text, ranges, start, maxLength)
  const html = marked(text, ranges, start, end).replace(/\s*\n\s*/g, ' ')
  return `${start > 0 ? '…' : ''}${html.trim()}${end < text.length ? '…' : ''}`
}

/** Where the terms stand in the original, merged where they overlap. */
function rangesOf(text: string, terms: readonly string[]): readonly Range[] {
  const normalised = normaliseWithOffsets(text)
  const found: Range[] = []
  for (const term of new Set(terms.map((each) => normalise(each).trim()))) {
    if (term === '') continue
    for (const { start, length } of occurrences(normalised.text, term)) {
      const first = normalised.starts[start]
      const last = normalised.ends[start + length - 1]
      if (first !== undefined && last !== undefined) found.push({ start: first, end: last })
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  const merged: Range[] = []
  for (const range of found) {
    const last = merged.at(-1)
    if (last === undefined || range.start > last.end) merged.push(range)
    else if (range.end > last.end) merged[merged.length - 1] = { start: last.start, end: range.end }
  }
  return merged
}

/** Latin words and numbers are found whole only: 33 is not in 2033. */
function* occurrences(text: string, term: string): Generator<{ start: number; length: number }> {
  const isAscii = /^[a-z0-9.]+$/.test(term)
  for (let start = text.indexOf(term); start >= 0; start = text.indexOf(term, start + 1)) {
    const end = start + term.length
    if (isAscii && (/[a-z0-9]/.test(text[start - 1] ?? '') || /[a-z0-9]/.test(text[end] ?? ''))) continue
    yield { start, length: term.length }
  }
}

/** The beginning of the stretch that holds the most different terms, drawn back to the sentence's where it is near. */
function startOf(text: string, ranges: readonly Range[], maxLength: number): number {
  let best = { start: 0, value: -1 }
  for (const [index, { start }] of ranges.entries()) {
    const told = new Map<string, number>()
    for (const range of ranges.slice(index)) {
      if (range.end > start + maxLength - leadIn) break
      const word = text.slice(range.start, range.end)
      told.set(word, (told.get(word) ?? 0) + 1)
    }
    let value = 0
    for (const [word, times] of told) value += word.length * (1 + 0.1 * Math.min(times - 1, 3))
    if (value > best.value) best = { start, value }
  }
  let start = best.start
  while (start > 0 && best.start - start < leadIn && !sentenceEnd.test(text[start - 1] ?? '')) start--
  const isSentence = start === 0 || sentenceEnd.test(text[start - 1] ?? '')
  const from = isSentence ? start : best.start - Math.min(8, best.start)
  return outside(text, ranges, from, 'start')
}

/** The end of the last sentence that fits, where it takes in half of what may be shown; else as much as may be. */
function endOf(text: string, ranges: readonly Range[], start: number, maxLength: number): number {
  const limit = Math.min(text.length, start + maxLength)
  if (limit === text.length) return limit
  for (let end = limit; end > start + maxLength / 2; end--) {
    if (sentenceEnd.test(text[end - 1] ?? '')) return end
  }
  return outside(text, ranges, limit, 'end')
}

/** Moves a cut out of a mark and out of a surrogate pair. */
function outside(text: string, ranges: readonly Range[], cut: number, side: 'start' | 'end'): number {
  const inside = ranges.find(({ start, end }) => start < cut && cut < end)
  const moved = inside === undefined ? cut : side === 'start' ? inside.start : inside.end
  const code = text.charCodeAt(moved)
  return code >= 0xdc00 && code <= 0xdfff ? moved - 1 : moved
}

function marked(text: string, ranges: readonly Range[], from: number, to: number): string {
  let html = ''
  let at = from
  for (const range of ranges) {
    const start = Math.max(range.start, from)
    const end = Math.min(range.end, to)
    if (start >= end) continue
    html += `${escapeHtml(text.slice(at, start))}<mark>${escapeHtml(text.slice(start, end))}</mark>`
    at = end
  }
  return html + escapeHtml(text.slice(at, to))
}
