import { chineseNumber } from '../../data/model/chinese-numerals.ts'
import type { StatedDate } from '../../data/model/dates.ts'
import type { Provision } from '../../data/model/provision.ts'
import type { ProvisionCommencement } from '../../data/model/version.ts'
import { datePattern, readDate } from '../text/dates.ts'
import { gluedLabel, ownSubject } from './own-subject.ts'
import { sentencesFromEnd } from './sentences.ts'

const numerals = '[〇零一二两三四五六七八九十百千0-9]+'
const place = `第${numerals}(?:条(?:之[一二三四五六七八九十]+)?(?:第${numerals}款)?|章(?:第${numerals}节)?)`
/** Example: `第一条、第四条`, `第十条至第十二条`, `第三章`, `第八条第二款和第九条` */
const places = `${place}(?:(?:、|和|及|以及|至|到|，)${place})*`

/** How the sentence names the day. Example: `自2020年11月27日起施行`, `自公布之日起施行` */
const onDay = `(?:自|从)\\s*(${datePattern}|(?:公布|发布|颁布|印发)之日)起?\\s*(?:施行|实施|试行|执行|生效)`
/** The day is left to others. Example: `在香港特别行政区完成有关程序后，由最高人民法院公布施行日期` */
const laterDay =
  '[^。；]{0,40}?(?:施行|实施|生效)(?:日期|时间)(?:另行|由)?|[^。；]{0,40}?由[^。；，]{2,24}(?:公布|规定|确定)(?:施行|实施|生效)(?:日期|时间)'

/**
 * Provisions with a day of their own, anywhere in a sentence that speaks of the text's commencement.
 * Example: `本条例第五条、第七条自2017年9月1日起施行，其余条款自2016年12月1日起施行。`,
 * `本条例自2016年12月1日起施行，但第五条自2017年9月1日起施行。`
 */
const part = new RegExp(
  `(?:^(?:附则)?(?:${gluedLabel}(?=本))?(?:${ownSubject})?(?:的|中)?|[，,；;、](?:但是?|其中)?[，,]?(?:${ownSubject})?(?:的|中)?)(${places})(?:的规定)?[，,]?(?:${onDay}|(${laterDay}))`,
  'gu',
)

const mayMatter = (paragraph: string) => /第[^。]+[条章][^。]*[施实试执生][行施效]/.test(paragraph)

/** What is known of a text whose parts begin on several days. */
export interface CommencementContext {
  /** The day 自公布之日起 means; `null` where it is not known. */
  readonly promulgated: StatedDate | null
}

/**
 * The provisions that begin on another day than the rest. Empty for the texts that begin as a whole, which are nearly all;
 * the day of the rest is that of `textCommencement`.
 */
export function splitCommencements(
  provisions: readonly Provision[],
  { promulgated }: CommencementContext,
): readonly ProvisionCommencement[] {
  const found: ProvisionCommencement[] = []
  let known: ReadonlySet<string> | null = null
  for (const { sentence, eId } of sentencesFromEnd(provisions, mayMatter, lastParagraphs)) {
    // 修改决定 speak of other texts: only a sentence about the beginning of this one counts.
    if (!speaksOfCommencement.test(sentence) || /[《“]/.test(sentence)) continue
    for (const match of sentence.matchAll(part)) {
      const [, named = '', day, announced] = match
      const on = day === undefined ? null : day.endsWith('之日') ? promulgated : readDate(day)
      if (announced === undefined && on?.precision !== 'day') continue
      known ??= new Set(idsOf(provisions))
      const eIds = placesOf(named, known)
      if (eIds.length > 0) found.push({ eIds, effectiveFrom: on?.on ?? null, quote: sentence, eId })
    }
  }
  return found
}

const lastParagraphs = 40

/** Example: `自2017年9月1日起施行`, `由最高人民法院公布施行日期` */
const speaksOfCommencement = new RegExp(`${onDay}|(?:施行|实施|生效)(?:日期|时间)`)

/** The `eId`s of the places named that the text has; a range names every article within it. */
function placesOf(words: string, known: ReadonlySet<string>): readonly string[] {
  const eIds: string[] = []
  let range = false
  // Example: `第五条`, `至`, `第九条之一第二款`, `第三章第二节`
  for (const [token] of words.matchAll(new RegExp(`${place}|至|到`, 'gu'))) {
    if (token === '至' || token === '到') {
      range = true
      continue
    }
    const eId = placeOf(token)
    if (range) eIds.push(...between(eIds.at(-1), eId))
    eIds.push(eId)
    range = false
  }
  return [...new Set(eIds)].map((eId) => asNumbered(eId, known)).filter((eId) => known.has(eId))
}

/** A text numbered 一、二、 calls its clauses 第一条 all the same (内地与香港特别行政区相互执行仲裁裁决的补充安排). */
function asNumbered(eId: string, known: ReadonlySet<string>): string {
  const clause = eId.replace(/^art_/, 'cl_')
  return known.has(eId) || !known.has(clause) ? eId : clause
}

function placeOf(words: string): string {
  const numbers = [...words.matchAll(new RegExp(`第(${numerals})(条|款|章|节)(?:之([一二三四五六七八九十]+))?`, 'gu'))]
  return numbers
    .map(([, number = '', unit = '', inserted]) => {
      const count = `${chineseNumber(number) ?? number}${inserted === undefined ? '' : `-${chineseNumber(inserted)}`}`
      return `${units[unit] ?? ''}${count}`
    })
    .join('__')
}

const units: Readonly<Record<string, string>> = { 条: 'art_', 款: 'para_', 章: 'chp_', 节: 'sec_' }

/** 第十条至第十二条: the articles in between. */
function between(first: string | undefined, last: string): readonly string[] {
  // Example: `art_10`
  const [from, to] = [/^art_(\d+)$/.exec(first ?? '')?.[1], /^art_(\d+)$/.exec(last)?.[1]]
  if (from === undefined || to === undefined) return []
  const eIds: string[] = []
  for (let number = Number(from) + 1; number < Number(to); number++) eIds.push(`art_${number}`)
  return eIds
}

function* idsOf(provisions: readonly Provision[]): Generator<string> {
  for (const { eId, children } of provisions) {
    yield eId
    yield* idsOf(children)
  }
}
