import { readParts } from '../../citations/read-parts.ts'
import { dayPattern, statedDay } from '../../citations/stated-day.ts'
import { chineseNumber } from '../../model/chinese-numerals.ts'
import type { IsoDate } from '../../model/dates.ts'
import type { TargetDescription } from '../statement.ts'
import { issueOf } from './named-acts.ts'
import { canBeInstrument, type NamedTitle, namedTitles } from './named-titles.ts'

/** An act that a list of titles names, and whether only a part of it is meant. */
export interface NamedAct {
  readonly target: TargetDescription
  readonly partial: boolean
}

/** Acts named one behind the other, with what stands before the first. */
export interface ActList {
  readonly acts: readonly NamedAct[]
  /** Where the words about the first act begin. */
  readonly start: number
}

/** Behind a title that names the decision by which another was changed. Example: `第一次修正的`, `修改、` */
const changedBy =
  /^\s*(?:的规定)?(?:进行|予以|作)?(?:了)?(?:第[一二三四五六七八九十]{1,3}次)?(?:修正|修订|修改|补充|调整)/
/** What ends the words about the next title of a list. Example: `1995年7月5日市人民政府发布的`, `最高人民法院`, `第十二次会议` */
const leadsToTitle =
  /(?:通过|批准|发布|公布|颁布|印发|下发|颁发|颁行|制定|制订|批转|转发|发出|所发|签发|作出|修正|修订|修改|施行|实施|执行|令|号|公告)的?$|(?:院|部|委|委员会|局|署|厅|办|办公室|政府|常委会|大会|人大|银行|总会|协会|会议|中央|军委|议会|内阁|主席团)(?:的|关于)?$|原$|[0-9一二三四五六七八九十]+年$|日$/
/** Words that lead to the basis of something and not to another member of the list. Example: `依照《…》`, `违反《…》` */
const leadsToOther = /依照|按照|依据|违反|适用|符合|贯彻|参照|遵守|规定的|要求|需要|制定本|关于废止|关于修改/
/** Joins members of a list. Example: `、`, `和`, `，以及`, `；` */
const joint =
  /^[\s　]*[，,、；;]?[\s　]*(?:以及|和|及|与|并|同|或者?)?(?:原|废止)?[\s　]*(?:[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}[.．、])?[\s　]*/

/** Parts without number. Example: `中有关总会计师的规定`, `中关于劳动合同的规定`, `规定的…数额标准`, `附件2、6、17、20` */
const ownPart =
  /^(?:中|里|内)?(?:的|所)?(?:有关|关于|涉及|规定)?[^，。；《》]{0,80}?(?:规定|条款|内容|部分|条文|标准|禁令|措施|要求|限制)$/
const startsOwnPart = /^(?:中|里|内|有关|关于|涉及|规定的|的规定|的有关|的内容|的全部)/
const annexPart =
  /^附件\s?([0-9一二三四五六七八九十]{1,3}(?:[、和及][0-9一二三四五六七八九十]{1,3}){0,40})(?:[“"「][^”"」]{0,80}[”"」]|\ufdd0*)?/
/** Other documents not named one by one. Example: `及其实施细则`, `等3件规章`, `以及有关补充规定` */
const andOthers =
  /^(?:(?:、|及|和|以及|与)(?:其|有关|相关|与之配套的|配套)[^，。；《》]{0,40}|等[^，。；《》]{0,40}|以及其他[^，。；《》]{0,40})$/

/** What stands between a title and the next or the verb, read as the part meant; `null` where it is no such words. */
export function readPart(words: string): { readonly eIds: readonly string[]; readonly partial: boolean } | null {
  const text = words.replace(/^[\s　]+|[\s　，,]+$/g, '')
  if (text === '') return { eIds: [], partial: false }
  if (andOthers.test(text)) return { eIds: [], partial: false }
  const annex = annexPart.exec(text)
  if (annex !== null && annex[0].length === text.length) {
    const numbers = (annex[1] ?? '').split(/[、和及]/).map(chineseNumber)
    return { eIds: numbers.filter((n) => n !== null).map((n) => `annex_${n}`), partial: true }
  }
  const parts = readParts(text, 0)
  const rest = (parts === null ? text : text.slice(parts.end)).replace(/^的$/, '')
  if (parts !== null && rest === '') return { eIds: parts.eIds, partial: true }
  if (parts !== null && /^[中的规所]/.test(rest) && ownPart.test(rest)) return { eIds: parts.eIds, partial: true }
  return parts === null && startsOwnPart.test(text) && ownPart.test(text) ? { eIds: [], partial: true } : null
}

/**
 * The acts of the list that ends at `end` of a sentence, where `tail` is what stands between the last title and there;
 * `null` where these words join no list of acts to their verb. A title by which another was changed (根据《…的决定》修正的《…》)
 * belongs to what is said of that other one.
 */
export function actsBefore(text: string, from: number, end: number): ActList | null {
  const titles = namedTitles(text).filter((title) => title.start >= from && title.end <= end)
  const last = titles.at(-1)
  if (last === undefined) return null
  const found: NamedAct[] = []
  let start = last.start
  let part = readPart(text.slice(last.end, end))
  for (let index = titles.length - 1; index >= 0 && part !== null; ) {
    const title = titles[index]
    if (title === undefined || !canBeInstrument(title.title)) break
    // Titles of decisions between this one and the act named before it are words about this one.
    let previous = index - 1
    while (previous >= 0 && isChangingDecision(text, titles, previous)) previous--
    const before = titles[previous]
    const gap = before === undefined ? null : joinOf(text, before, title, titles)
    const own = gap ?? { words: text.slice(leadStart(text, from, title.start), title.start), part: null }
    found.unshift({ target: described(title, own.words, part.eIds), partial: part.partial })
    start = title.start - own.words.length
    if (gap === null) break
    part = gap.part
    index = previous
  }
  return found.length === 0 ? null : { acts: found, start }
}

/** 《…决定》第一次修正的《…》: what follows the title says that it changed another. */
function isChangingDecision(text: string, titles: readonly NamedTitle[], index: number): boolean {
  const title = titles[index]
  const next = titles[index + 1]
  return title !== undefined && next !== undefined && changedBy.test(text.slice(title.end, next.start))
}

/** What joins `before` to `title` as members of one list; `null` where they are none. */
function joinOf(
  text: string,
  before: NamedTitle,
  title: NamedTitle,
  titles: readonly NamedTitle[],
): { readonly words: string; readonly part: { eIds: readonly string[]; partial: boolean } } | null {
  const between = text.slice(before.end, title.start)
  // The part of the first title ends with the mark that joins the next. Example: `第三章和1996年3月1日发布的`
  const parts = readParts(between, 0)
  let partEnd = parts?.end ?? 0
  if (parts === null && startsOwnPart.test(between)) {
    const own = /^[^，。；《》、]{0,60}?(?:规定|条款|内容|部分)(?=[，、和及；])/.exec(between)
    partEnd = own?.[0].length ?? 0
  }
  const part = readPart(between.slice(0, partEnd))
  const rest = between.slice(partEnd)
  const joined = joint.exec(rest)?.[0] ?? ''
  const words = rest.slice(joined.length)
  if (part === null || leadsToOther.test(words) || /[。：:]/.test(words)) return null
  if (joined.trim() === '' && words.trim() !== '' && !/^[、，]/.test(rest)) return null
  const own = titles.filter(({ start, end }) => start > before.end && end < title.start)
  const ends = words.trim()
  return ends === '' || leadsToTitle.test(ends) || own.length > 0 ? { words, part } : null
}

/** Where the words about the first title begin: behind the clause that goes before them. */
function leadStart(text: string, from: number, to: number): number {
  const before = text.slice(from, to)
  // Example: `本办法自2020年1月1日起施行，`, `本解释公布施行后，`, `自本规定公布之日起，`, `现决定废止`, `一、对`
  const clause =
    /^.*(?:[。；：:]|(?:施行|实施|执行|生效|实行|试行|之日起?|后|时|起|规定|精神|要求|决定|研究|同意)[，,]|决定(?=将|对)|废止|宣布|宣告|停止执行|停止施行)/s.exec(
      before,
    )
  const start = clause?.[0].length ?? 0
  // Example: `对《…》`, `将《…》`, `（二）《…》`, `二、《…》`
  const lead =
    /^[\s　]*(?:[（(][一二三四五六七八九十0-9]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|[0-9]{1,3}[.．、])?(?:现|兹|决定|同时|一并|并|了|下列|以下)*(?:将|对|把)?(?:原(?=《))?/.exec(
      before.slice(start),
    )
  return from + start + (lead?.[0].length ?? 0)
}

function described({ title, note }: NamedTitle, before: string, eIds: readonly string[]): TargetDescription {
  return { citedAs: title, isSelf: false, ...issueOf(withoutNested(before), note), eIds }
}

/** Titles within the words about an act name the decisions that changed it. */
function withoutNested(words: string): string {
  // Example: `根据…《关于修改〈…〉的决定》第一次修正的`
  return words.replace(/《[^》]{0,300}》(?:[^《》]{0,300}》)?/g, '')
}

const dayBefore = new RegExp(
  `(?:自|从)\\s?${dayPattern}(?:起|开始)?(?:正式)?(?:施行|实施|执行|生效|实行|试行)?[，,。；]?\\s*$`,
)

/** The day that the words end with as the day of what follows: 自2020年1月1日起，; `null` where they name none. */
export function dayEnding(words: string): IsoDate | null {
  const match = dayBefore.exec(words)
  const date = match === null ? null : statedDay(match[1] ?? '', match[2], match[3])
  return date?.precision === 'day' ? date.on : null
}
