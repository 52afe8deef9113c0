/** Levels of a text that a citation can name, outermost first; each with its name within an `eId`. */
export const levels = ['part', 'subpart', 'chp', 'sec', 'art', 'para', 'subpara', 'item'] as const

export type Level = (typeof levels)[number]

/** A place in a text: the number at each level that is named. `art` may hold a whole prefix (`cl_3`, `annex_1__cl_2`). */
export type Place = Readonly<Partial<Record<Level, string>>>

const chineseLevels: Readonly<Record<string, Level>> = {
  编: 'part',
  分编: 'subpart',
  章: 'chp',
  节: 'sec',
  条: 'art',
  款: 'para',
  项: 'subpara',
  目: 'item',
}

/** 条 → `art`; the words are those of the pattern that reads them. */
export function levelOfWord(word: string): Level {
  const level = chineseLevels[word]
  if (level === undefined) throw new RangeError(`no level is called ${word}`)
  return level
}

export function rankOfLevel(level: Level): number {
  return levels.indexOf(level)
}

/** The part of a place above a level. */
export function above(place: Place, level: Level): Place {
  return Object.fromEntries(Object.entries(place).filter(([each]) => rankOfLevel(each as Level) < rankOfLevel(level)))
}

/**
 * The `eId` a place has where the text is built as usual: articles carry no container, and 项 named without its 款 stand in the
 * first. `null` for a place below an article that is not known.
 */
export function eIdOf(place: Place): string | null {
  const { art, para, subpara, item } = place
  if (art !== undefined) {
    const parts = [/^\d/.test(art) ? `art_${art}` : art]
    if (para !== undefined || subpara !== undefined || item !== undefined) parts.push(`para_${para ?? '1'}`)
    if (subpara !== undefined) parts.push(`subpara_${subpara}`)
    if (item !== undefined) parts.push(`item_${item}`)
    return parts.join('__')
  }
  if (para !== undefined || subpara !== undefined || item !== undefined) return null
  const containers = (['part', 'subpart', 'chp', 'sec'] as const).flatMap((level) =>
    place[level] === undefined ? [] : [`${level}_${place[level]}`],
  )
  return containers.length === 0 ? null : containers.join('__')
}

/** Example: `art_120-1__para_2__subpara_3__intro`, `annex_1__cl_3__para_1`, `preamble__para_2` */
const eIdPattern =
  /^(?<art>(?:annex_\d+__)?(?:art|cl)_[\d-]+(?:_\d+)?|preamble)?(?:(?:__)?para_(?<para>\d+))?(?:__subpara_(?<subpara>\d+))?(?:__item_(?<item>\d+))?/

/** The place a provision stands in; empty for one outside articles and clauses. */
export function placeOf(eId: string): Place {
  const { art, para, subpara, item } = eIdPattern.exec(eId)?.groups ?? {}
  if (art === undefined) return {}
  return {
    // Example: `art_12` is kept as `12` so that it can be counted on
    art: art.replace(/^art_(?=[\d-]+$)/, ''),
    ...(para === undefined ? {} : { para }),
    ...(subpara === undefined ? {} : { subpara }),
    ...(item === undefined ? {} : { item }),
  }
}
