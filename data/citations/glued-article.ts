import type { Place } from './place.ts'
import { readParts } from './read-parts.ts'

/** Where a paragraph ends within a leaf; a list item behind it begins none. Example: `。 等待空域`, `。\n` but not `。 （二）` */
const paragraphEnd = /。[\s　]+(?![\s　（(])/g

/**
 * An article whose own number stands in the middle of a text, because several were written into one paragraph. It counts the
 * paragraphs behind its number: 前款 in the second is the first. Places must be asked for in order.
 */
export class GluedArticle {
  readonly #text: string
  readonly #article: Place
  #paragraph = 1
  #counted: number

  private constructor(text: string, article: Place, from: number) {
    this.#text = text
    this.#article = article
    this.#counted = from
  }

  /** The article whose number is the words at `at`; `null` where they are none. */
  static at(text: string, at: number, number: string): GluedArticle | null {
    const art = readParts(number, 0)?.last.art
    return art === undefined ? null : new GluedArticle(text, { art }, at + number.length)
  }

  /** The article and paragraph that stand at `at`, which is not before the place asked for last. */
  placeAt(at: number): Place {
    if (at > this.#counted) {
      // The end of the last paragraph is seen only with the character behind it.
      this.#paragraph += [...this.#text.slice(this.#counted, at + 1).matchAll(paragraphEnd)].length
      this.#counted = at
    }
    return { ...this.#article, para: String(this.#paragraph) }
  }
}
