import { LRUCache } from 'lru-cache'
import { ranking } from '../../ranking.ts'
import { phraseExpression } from './pairs.ts'
import { type IndexDatabase, placesPerDocument } from './schema.ts'

/** Rising rowids of `texts`: where something stands. */
export type Places = Float64Array

/** Where a word or phrase stands: in which provisions, and in the titles and headings of which documents. */
export interface Occurrences {
  readonly places: Places
  readonly titles: ReadonlySet<number>
  readonly headings: ReadonlySet<number>
}

/** Reads the full-text tables of an index file; what was read is remembered until `forget`. */
export interface Lookup {
  /** A word as the segmenter cuts it; one that stands nowhere as a word is looked for as a phrase. */
  word(word: string): Occurrences & { readonly isPhrase: boolean }
  phrase(phrase: string): Occurrences
  /** BM25 of the provisions that hold all or any of the words, by rising place; higher is better. */
  score(words: readonly string[], matching: 'all' | 'any'): { readonly places: Places; readonly scores: Places }
  eId(place: number): string | null
  /** The place of the provision of that name; `null` where the document has none. */
  placeOf(documentNumber: number, eId: string): number | null
  forget(): void
}

/** 32 MB of places: the common words of a national collection. */
const rememberedPlaces = 4_000_000

const emptyPlaces: Places = new Float64Array(0)

export function openLookup(db: IndexDatabase): Lookup {
  const remembered = new LRUCache<string, Occurrences>({
    maxSize: rememberedPlaces,
    sizeCalculation: ({ places, titles, headings }) => 1 + places.length + titles.size + headings.size,
  })
  const rowids = (table: string) =>
    db.prepare<[string], number>(`SELECT rowid FROM ${table} WHERE ${table} MATCH ? ORDER BY rowid`).pluck()
  const texts = rowids('texts')
  const titles = rowids('titles')
  const textPairs = rowids('text_pairs')
  const titlePairs = rowids('title_pairs')
  const { heading, body, inner } = ranking.columns
  const scored = db
    .prepare<[string], [number, number]>(
      `SELECT rowid, -bm25(texts, ${heading}, ${body}, ${inner}) FROM texts WHERE texts MATCH ? ORDER BY rowid`,
    )
    .raw()
  const eIdAt = db.prepare<[number], string>('SELECT e_id FROM places WHERE place = ?').pluck()
  const placeAt = db
    .prepare<[number, number, string], number>('SELECT place FROM places WHERE place >= ? AND place < ? AND e_id = ?')
    .pluck()

  const find = (key: string, read: () => Occurrences): Occurrences => {
    const known = remembered.get(key)
    if (known !== undefined) return known
    const found = read()
    remembered.set(key, found)
    return found
  }

  const phrase = (text: string): Occurrences =>
    find(`"${text}`, () => {
      const expression = phraseExpression(text)
      if (expression === null) return { places: emptyPlaces, titles: new Set(), headings: new Set() }
      return {
        places: Float64Array.from(textPairs.all(expression)),
        titles: new Set(titlePairs.all(`title : ${expression}`)),
        headings: new Set(titlePairs.all(`headings : ${expression}`)),
      }
    })

  return {
    word(text) {
      const quoted = quote(text)
      const asWord = find(text, () => ({
        places: Float64Array.from(texts.all(`{body inner} : ${quoted}`)),
        titles: new Set(titles.all(`title : ${quoted}`)),
        headings: new Set(titles.all(`headings : ${quoted}`)),
      }))
      if (asWord.places.length > 0 || asWord.titles.size > 0 || asWord.headings.size > 0) {
        return { ...asWord, isPhrase: false }
      }
      return { ...phrase(text), isPhrase: true }
    },
    phrase,
    score(words, matching) {
      if (words.length === 0) return { places: emptyPlaces, scores: emptyPlaces }
      const rows = scored.all(words.map(quote).join(matching === 'all' ? ' AND ' : ' OR '))
      return {
        places: Float64Array.from(rows, ([place]) => place),
        scores: Float64Array.from(rows, ([, score]) => score),
      }
    },
    eId: (place) => eIdAt.get(place) ?? null,
    placeOf(documentNumber, eId) {
      const first = documentNumber * placesPerDocument
      return placeAt.get(first, first + placesPerDocument, eId) ?? null
    },
    forget: () => remembered.clear(),
  }
}

/** A word as the query language takes it literally; one without a letter or digit would be an empty expression. */
function quote(word: string): string {
  return `"${word.replaceAll('"', '""')}"`
}

/** The index of the first place that is not below `place`. */
export function lowerBound(places: Places, place: number): number {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((places[middle] ?? Number.POSITIVE_INFINITY) < place) low = middle + 1
    else high = middle
  }
  return low
}

export function documentOf(place: number): number {
  return Math.floor(place / placesPerDocument)
}
