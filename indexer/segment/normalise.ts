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
  readonly starts: readonly number[]
  /** For each unit of `text`: where the character it came from ends in the original. */
  readonly ends: readonly number[]
}

/** As `normalise`, with offsets into the original, so that marks can be set in the text as written. */
export function normaliseWithOffsets(original: string): NormalisedText {
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
