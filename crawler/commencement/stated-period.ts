import { chineseNumber } from '../../data/model/chinese-numerals.ts'
import type { IsoDate } from '../../data/model/dates.ts'
import type { Provision } from '../../data/model/provision.ts'
import type { StatedPeriod } from '../../data/model/version.ts'
import { lastDayOfPeriod, lastDayOfStated } from '../../data/validity/period.ts'
import { datePattern, readDate } from '../text/dates.ts'
import { gluedLabel, ownSubject } from './own-subject.ts'
import { sentencesFromEnd } from './sentences.ts'
import { textCommencement } from './text-commencement.ts'

const date = `(?:${datePattern}|\\d{4}[-./]\\d{1,2}[-./]\\d{1,2})`
const length = '(?:[0-9０-９]{1,2}|[一二两三四五六七八九十]{1,3})\\s*(?:周?年|个月)'
const noun = '(?:有效期(?:限|间)?|试行期(?:限|间)?|施行期(?:限|间)|实施期(?:限|间)|执行期(?:限|间)|暂行期(?:限)?)'
const verb = '(?:施行|实施|试行|执行|生效)'

/** From when to when, or how long. Example: `自2025年1月1日至2027年12月31日`, `至2027年12月31日`, `5年` */
const span = [
  `(?<length>${length})(?:[，,（(]?\\s*(?:自|从)?\\s*(?<from>${date})起?\\s*(?:至|到)\\s*(?<to>${date})止?[)）]?)?`,
  `(?:截?至|截?止?到|截止|延续至)\\s*(?<until>${date})`,
  `(?:自|从)?\\s*(?<begin>${date}|(?:公布|发布|颁布|印发|施行|实施)之日)起?(?:计算|算起)?[，,]?\\s*(?:(?:至|到)\\s*(?<end>${date})|(?<lasts>${length}))`,
].join('|')

/** Example: `有效期五年`, `有效期为5年`, `试行期两年`, `有效期自2023年10月11日起至2025年10月10日`, `施行期限：三年` */
const named = `${noun}(?:暂定)?(?:为|是)?[：:，,]?\\s*(?:${span})`
/** Example: `有效五年`, `暂行一年`, `有效至2026年12月31日`, `执行至2027年12月31日` */
const spoken = `(?:(?:有效|试行|暂行)\\s*(?<years>${length})|(?:有效|施行|实施|试行|执行)(?:至|到)\\s*(?<till>${date}))`

/**
 * How the text says when it begins. Example: `自2021年5月1日起施行`, `自印发之日起试行`, `自公布之日起30日后施行`;
 * `自2023年4月15日起试行两年` goes on
 */
const begins = `(?:从|自|于)\\s*(?:(?<since>${date})|(?:公布|发布|颁布|印发|通过|批准)之日)起?\\s*(?:满?[0-9一二三四五六七八九十]{1,3}日(?:后|以后)起?)?(?:正式)?(?:${verb})?`

/**
 * The text itself as subject, or a sentence that goes on from its commencement. Example: `本办法自2021年5月1日起施行，有效期五年。`,
 * `本公告有效期自2023年10月11日起至2025年10月10日。`, `本办法自2023年4月15日起试行两年。` Not: `登记证有效期三年。`,
 * `知识产权海关保护备案自海关总署准予备案之日起生效，有效期为10年。`
 */
const ownPeriod = new RegExp(
  `^(?:附则)?(?:${gluedLabel}(?=本))?(?:${ownSubject}(?:的)?(?:${begins}[，,、；;]?(?:并|其|${ownSubject})?)?|${begins.replace('since', 'beginning')}[，,])\\s*(?:的)?(?:${named}|${spoken})(?!的)`,
)
/** A sentence of its own after that of the commencement. Example: `有效期5年。`, `试行期一年。` */
const afterCommencement = new RegExp(`^(?:${named}|${spoken})\\s*[。；;）)]?$`)
/** Example: `本细则自2020年1月1日起施行。` */
const commencement = new RegExp(`^(?:${gluedLabel})?(?:${ownSubject})?${begins}[。；;]$`)
/** Example: `本通知自2023年1月1日至2025年12月31日执行。` */
const fromTo = new RegExp(
  `^${ownSubject}(?:自|从)?\\s*(?<from>${date})起?\\s*(?:至|到)\\s*(?<to>${date})止?(?:期间)?\\s*(?:${verb}|有效)`,
)

/** Whether a paragraph can hold such a sentence at all. */
const mayMatter = (paragraph: string) => /有效|期限|[试暂]行|行[至到]|日起?[至到]/.test(paragraph)

/**
 * The period a text sets itself; `null` where it sets none. Reads nothing but the text. Periods of licences, certificates,
 * contracts and offers are those of other subjects and never taken.
 */
export function statedPeriod(provisions: readonly Provision[]): StatedPeriod | null {
  for (const { sentence, before, eId } of sentencesFromEnd(provisions, mayMatter)) {
    const own = ownPeriod.exec(sentence) ?? fromTo.exec(sentence)
    const follows = own === null && before !== null && commencement.test(before)
    const match = follows ? afterCommencement.exec(sentence) : own
    const found = match?.groups === undefined ? null : periodOf(match.groups, provisions)
    if (found !== null) return { ...found, quote: sentence, eId }
  }
  return null
}

function periodOf(
  groups: Readonly<Record<string, string | undefined>>,
  provisions: readonly Provision[],
): Pick<StatedPeriod, 'until' | 'years' | 'months'> | null {
  const last = groups.to ?? groups.until ?? groups.end ?? groups.till
  const words = groups.length ?? groups.lasts ?? groups.years
  const lengthStated = words === undefined ? noLength : lengthOf(words)
  if (last !== undefined) {
    const until = readDate(last)
    return until === null ? null : { ...lengthStated, until: lastDayOfStated(until) }
  }
  if (lengthStated.years === null && lengthStated.months === null) return null
  const start = startOf(groups.begin ?? groups.since ?? groups.beginning, provisions)
  return { ...lengthStated, until: start === null ? null : lastDayOfPeriod(start, lengthStated) }
}

const noLength = { years: null, months: null } as const

/** `五年` → 5 years, `18个月` → 18 months, `24个月` → 2 years. */
function lengthOf(words: string): Pick<StatedPeriod, 'years' | 'months'> {
  // Example: `五年`, `3 年`, `6个月`
  const number = chineseNumber(words.replace(/\s*(?:周?年|个月)$/, ''))
  if (number === null || number === 0) return noLength
  if (!words.endsWith('月')) return { years: number, months: null }
  return number % 12 === 0 ? { years: number / 12, months: null } : { years: null, months: number }
}

/** The day the text itself counts from: the one beside the period, else that of its commencement sentence. */
function startOf(begin: string | undefined, provisions: readonly Provision[]): IsoDate | null {
  const beside = begin === undefined ? null : readDate(begin)
  if (beside !== null) return beside.precision === 'day' ? beside.on : null
  const own = textCommencement(provisions)?.on
  return typeof own === 'object' && own.precision === 'day' ? own.on : null
}
