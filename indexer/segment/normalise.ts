import { hasTraditional, toSimplified } from './traditional.ts'

/** Zero-width spaces and joiners, direction marks, soft hyphens, byte order marks: 第<U+200B>三条. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g

/** A character with the marks that combine with it: é written as e and an accent. */
const cluster = /\P{M}\p{M}*|\p{M}+/gu

/** The one form that documents and queries are compared in: NFKC, simplified, lower case, without invisible characters. */
export function normalise(text: string): string {
  return toSimplified(text.replace(invisible, '').normalize('NFKC').toLowerCase())
}

/** A normalised text that remembers where each of its UTF-16 units stood. */
export interface NormalisedText {
  readonly text: string
  /** For each unit of `text`: where the character it came from begins in the original. */
  readonly starts: ArrayLike<number>
  /** For each unit of `text`: where the character it came from ends in the original. */
  readonly ends: ArrayLike<number>
}

/**
 * Characters that NFKC and lower case turn into one unit each: Han, ASCII, full-width forms, the usual punctuation.
 * Nearly every text holds no others. Example: `第33条　行政机关（一）Ａ`
 */
const oneToOne = /^[\n\x20-\x7e\u2018-\u201d\u3000-\u3002\u3007-\u3011\u3014-\u301b\u4e00-\u9fff\uff01-\uff5e]*$/

/** As `normalise`, with offsets into the original, so that marks can be set in the text as written. */
export function normaliseWithOffsets(original: string): NormalisedText {
  if (oneToOne.test(original)) {
    const text = normalise(original)
    if (text.length === original.length) {
      const starts = Uint32Array.from(original, (_, unit) => unit)
      return { text, starts, ends: starts.map((unit) => unit + 1) }
    }
  }
  const parts: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  const traditional = hasTraditional(original)
  for (const match of original.matchAll(cluster)) {
    const start = match.index
    const end = start + match[0].length
    const normalised = match[0].replace(invisible, '').normalize('NFKC').toLowerCase()
    parts.push(normalised)
    for (let unit = 0; unit < normalised.length; unit++) {
      starts.push(start)
      ends.push(end)
    }
  }
  const folded = parts.join('')
  const simplified = traditional ? toSimplified(folded) : folded
  return { text: simplified.length === folded.length ? simplified : folded, starts, ends }
}

/** White space, book-title marks, brackets and quotation marks: 《…》（试行） */
const nameNoise = /[\s《》〈〉<>()（）[\]［］〔〕【】「」『』“”"'‘’]/g

/**
 * A title as names are compared: normalised, without 中华人民共和国, book-title marks, brackets and spaces;
 * `个人信息保护法` for 《中华人民共和国个人信息保护法》.
 */
export function normaliseName(title: string): string {
  const bare = normalise(title).replace(nameNoise, '')
  const short = bare.replaceAll('中华人民共和国', '')
  return short === '' ? bare : short
}
