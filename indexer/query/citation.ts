import { chineseNumber } from '../../data/model/chinese-numerals.ts'

/** An article named after the title of its law. */
export interface CitedArticle {
  readonly title: string
  /** `art_33`, `art_291-2`. */
  readonly eId: string
  /** What was written after the citation. */
  readonly rest: string
}

const number = '[0-9〇零一二三四五六七八九十百千两]+'

/**
 * A citation in a normalised query: 行政处罚法第三十三条, 民法典1254条, 《刑法》第二百九十一条之二, 行政处罚法33条1款.
 * Groups: title in marks, title without, article, 之几, rest.
 */
const citation = new RegExp(
  `^(?:《([^》]+)》|([^《》"]{2,60}?))\\s*(?:中|的|里)?\\s*第?\\s*(${number})\\s*条` +
    `(?:\\s*之\\s*(${number}))?(?:\\s*第?\\s*${number}\\s*款)?(?:\\s*第?\\s*\\(?${number}\\)?\\s*项)?(.*)$`,
  's',
)

/** The end of a title that can be cited: 行政处罚法, 民法典, 物业管理条例, 解释(一). */
const titleEnd =
  /(?:法|法典|典|条例|规定|办法|规则|细则|解释|决定|纲要|章程|准则|意见|通知|公告|批复|修正案|制度|标准)(?:\([^()]{1,8}\))?$/

/** The article that a normalised query cites; `null` where it cites none. `isKnown` tells abbreviations of titles. */
export function findCitation(query: string, isKnown: (title: string) => boolean): CitedArticle | null {
  const match = citation.exec(query.trim())
  if (match === null) return null
  const marked = match[1]
  const title = (marked ?? match[2] ?? '').trim()
  if (marked === undefined && !titleEnd.test(title) && !isKnown(title)) return null
  const article = chineseNumber(match[3] ?? '')
  const insertion = match[4] === undefined ? null : chineseNumber(match[4])
  if (article === null) return null
  return {
    title,
    eId: insertion === null ? `art_${article}` : `art_${article}-${insertion}`,
    rest: (match[5] ?? '').trim(),
  }
}

/** Whether a normalised query reads as the title of an instrument. */
export function isTitleLike(query: string): boolean {
  return (
    /^《[^》]+》$/.test(query) ||
    (query.length > 2 && query.length <= 80 && !/[\s?。!]/.test(query) && titleEnd.test(query))
  )
}
