import { chineseNumber } from '../model/chinese-numerals.ts'
import { above, eIdOf, type Level, levelOfWord, type Place, rankOfLevel } from './place.ts'

/** What stands behind a name: the parts of the text that are meant. */
export interface CitedParts {
  readonly end: number
  /** In the order written, each once. */
  readonly eIds: readonly string[]
  /** The first part as written, and the last. */
  readonly first: Level
  readonly last: Place
}

/** How a chain of parts may begin and be filled in. */
export interface PartsContext {
  /** What an unnamed 条 or 款 stands in: the place before the chain. */
  readonly base?: Place
  /** Articles of the text meant, as `120-1`, in order; ranges are filled from them where they are known. */
  readonly articles?: readonly string[]
}

const mostInRange = 50

const numeral = '[0-9０-９〇零○一二两三四五六七八九十百千]{1,9}'
const one = `(?:[（(﹙]\\s?${numeral}\\s?[）)﹚]|${numeral})`
const unit = '(?:条(?![例件令])|款(?![项额式])|项(?!目)|目(?![录标的])|章(?!程)|节(?![约能目水])|分编|编(?![制号]))'

/** Example: `第三十三条`, `第（二）项`, `第三、四款`, `第一项`, `第十至十二条` */
const element = new RegExp(
  `第\\s?(${one}(?:\\s?(?:(?:、|和|及|或者|或|至|到|-|—|－|~|～)\\s?|(?=[（(﹙]))${one})*)\\s?(${unit})`,
  'y',
)
/** A member of a list without 第. Example: `（二）项`, `（二）、（三）项`, `二十一条` after 第二十条、 */
const shortElement = new RegExp(
  `([（(﹙]\\s?${numeral}\\s?[）)﹚](?:\\s?(?:、|和|及|或者|或|至|到|-|—|－|~|～)\\s?${one})*|${numeral})\\s?(条(?![例件令])|款(?![项额式])|项(?!目))`,
  'y',
)
/** Example: `之一` of 第一百二十条之一 */
const inserted = new RegExp(`之(${numeral})`, 'y')
/** What joins the parts of one list. Example: `、`, `和第`, `以及`, `至` */
const joint =
  /\s?(?:、以及|，以及|、|，|,|和|与|及其|以及|及|或者|或|并|至|到|—|－|-|~|～)\s?(?=第|[（(﹙〇零○一二两三四五六七八九十百千0-9])/y
/** Between a part and one within it. Example: `所列` of 第一条所列第2项, `的` of 第二十条的第（三）项 */
const within = new RegExp(`\\s?(?:所列的?|所述的?|中的?|的)(?=第\\s?${one}\\s?(?:款|项|目))`, 'y')
const rangeJoint = /至|到|—|－|-|~|～/

interface CountedNumber {
  readonly value: number
  readonly joined: 'range' | 'list'
}

/** Reads the chain of parts that begins at `at`: 第三条第一款第（二）项、第五条至第七条; `null` where none begins there. */
export function readParts(
  text: string,
  at: number,
  { base = {}, articles = [] }: PartsContext = {},
): CitedParts | null {
  const chain = new Chain(base, articles)
  let end = at
  let first: Level | null = null
  let joined: 'none' | 'list' | 'range' = 'none'
  let next = at
  for (;;) {
    const match = elementAt(text, next, joined === 'none' ? null : chain.level)
    if (match === null) break
    let after = next + match.whole.length
    let insertion: number | null = null
    if (match.level === 'art') {
      inserted.lastIndex = after
      const found = inserted.exec(text)
      if (found !== null) {
        insertion = chineseNumber(found[1] ?? '')
        after += found[0].length
      }
    }
    // 第三条 directly after 第二条 without a joint is a new sentence of a list that lost its marks.
    if (first !== null && joined === 'none' && !chain.canDeepen(match.level)) break
    chain.add(match.level, match.numbers, insertion, joined)
    first ??= match.level
    end = after
    joint.lastIndex = after
    const between = joint.exec(text)
    next = between === null ? after : after + between[0].length
    joined = between === null ? 'none' : rangeJoint.test(between[0]) ? 'range' : 'list'
    if (between === null) {
      within.lastIndex = after
      next = after + (within.exec(text)?.[0].length ?? 0)
    }
  }
  if (first === null) return null
  return { end, eIds: chain.eIds(), first, last: chain.last() }
}

interface Element {
  readonly whole: string
  readonly level: Level
  readonly numbers: readonly CountedNumber[]
}

/** `level`: that of the list the element would go on with; `null` where it goes on with none. */
function elementAt(text: string, at: number, level: Level | null): Element | null {
  element.lastIndex = at
  let match = element.exec(text)
  if (match === null) {
    // 第十七条第一款（二）项 and 第二十条、二十一条
    shortElement.lastIndex = at
    match = shortElement.exec(text)
    if (match === null) return null
    const isBracketed = /^[（(﹙]/.test(match[0])
    if (!isBracketed && levelOfWord(match[2] ?? '') !== level) return null
  }
  const numbers = numbersIn(match[1] ?? '')
  return numbers.length === 0 ? null : { whole: match[0], level: levelOfWord(match[2] ?? ''), numbers }
}

/** Example: `（四）、（五）`, `三至五`, `33` */
function numbersIn(words: string): readonly CountedNumber[] {
  const numbers: CountedNumber[] = []
  let isRange = false
  for (const part of words.split(/(至|到|—|－|-|~|～|、|和|及|或者|或|[）)﹚])/)) {
    if (rangeJoint.test(part)) isRange = true
    const value = chineseNumber(part.replace(/[（(﹙）)﹚\s]/g, ''))
    if (value === null) continue
    numbers.push({ value, joined: isRange ? 'range' : 'list' })
    isRange = false
  }
  return numbers
}

/** The places named so far; the last stays open to be named more exactly. */
class Chain {
  readonly #places: Place[] = []
  readonly #base: Place
  readonly #articles: readonly string[]
  level: Level | null = null

  constructor(base: Place, articles: readonly string[]) {
    this.#base = base
    this.#articles = articles
  }

  canDeepen(level: Level): boolean {
    return this.level === null || rankOfLevel(level) > rankOfLevel(this.level)
  }

  add(
    level: Level,
    numbers: readonly CountedNumber[],
    insertion: number | null,
    joined: 'none' | 'list' | 'range',
  ): void {
    const open = this.#places.at(-1) ?? this.#base
    const parents = level === 'art' ? {} : above(open, level)
    const deepens = joined === 'none' && this.#places.length > 0
    if (deepens) this.#places.pop()
    numbers.forEach(({ value, joined: within }, index) => {
      const number = index === numbers.length - 1 && insertion !== null ? `${value}-${insertion}` : String(value)
      const isRange = index === 0 ? joined === 'range' : within === 'range'
      if (isRange) this.#fill(level, parents, number)
      this.#places.push({ ...parents, [level]: number })
    })
    this.level = level
  }

  last(): Place {
    return this.#places.at(-1) ?? this.#base
  }

  eIds(): readonly string[] {
    return [...new Set(this.#places.map(eIdOf).filter((eId) => eId !== null))]
  }

  /** What lies between the last place and `number`: all of it up to fifty, else the two ends stand for the range. */
  #fill(level: Level, parents: Place, number: string): void {
    const from = this.#places.at(-1)
    const start = from?.[level]
    if (from === undefined || start === undefined) return
    if (eIdOf(above(from, level)) !== eIdOf(parents) && level !== 'art') return
    for (const between of this.#between(level, start, number)) this.#places.push({ ...parents, [level]: between })
  }

  #between(level: Level, start: string, end: string): readonly string[] {
    if (level === 'art') {
      const [from, to] = [this.#articles.indexOf(start), this.#articles.indexOf(end)]
      if (from >= 0 && to > from) return to - from < mostInRange ? this.#articles.slice(from + 1, to) : []
    }
    const [first, last] = [Number.parseInt(start, 10), Number.parseInt(end, 10)]
    if (!(last > first) || last - first >= mostInRange) return []
    return Array.from({ length: last - first - 1 }, (_, index) => String(first + index + 1))
  }
}
