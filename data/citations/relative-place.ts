import { chineseNumber } from '../model/chinese-numerals.ts'
import { levelOfWord, type Place } from './place.ts'

/**
 * The places that 前款, 前两款, 前条, 前三项 and 上款 mean where they stand at `base`, in reading order; empty where the place is not known
 * or nothing stands before it. `articles`: numbers of the articles of the text in order.
 */
export function relativePlaces(words: string, base: Place, articles: readonly string[]): readonly Place[] {
  // Example: `前款`, `前两条`, `上款`
  const match = /[前上]([一二两三四五六七八九]?)([款条项])/.exec(words)
  if (match === null) return []
  const count = match[1] === '' || match[1] === undefined ? 1 : (chineseNumber(match[1]) ?? 1)
  const level = levelOfWord(match[2] ?? '')
  const { art, para, subpara } = base
  if (art === undefined) return []
  if (level === 'art') return articlesBefore(art, count, articles).map((number) => ({ art: number }))
  if (level === 'para') return numbersBefore(para, count).map((number) => ({ art, para: number }))
  const place = { art, ...(para === undefined ? {} : { para }) }
  return numbersBefore(subpara, count).map((number) => ({ ...place, subpara: number }))
}

function numbersBefore(number: string | undefined, count: number): readonly string[] {
  const own = Number(number)
  if (!(own > 1)) return []
  const from = Math.max(1, own - count)
  return Array.from({ length: own - from }, (_, index) => String(from + index))
}

function articlesBefore(art: string, count: number, articles: readonly string[]): readonly string[] {
  const place = articles.indexOf(art)
  if (place >= 0) return articles.slice(Math.max(0, place - count), place)
  // Example: `12` and `120-1`, not `cl_3`
  if (!/^\d+(?:-\d+)?$/.test(art)) return []
  const [base = 0, inserted = 0] = art.split('-').map(Number)
  if (inserted > 1) return numbersBefore(String(inserted), count).map((number) => `${base}-${number}`)
  return inserted === 1 ? [String(base)] : numbersBefore(String(base), count)
}
