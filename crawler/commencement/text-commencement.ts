import { chineseNumber } from '../../data/model/chinese-numerals.ts'
import type { StatedDate } from '../../data/model/dates.ts'
import type { Provision } from '../../data/model/provision.ts'
import { datePattern, readDate } from '../text/dates.ts'
import { gluedLabel } from './own-subject.ts'
import { sentencesFromEnd } from './sentences.ts'

/** The act from whose day a text counts its own beginning. */
export type CommencingAct = 'promulgation' | 'revision' | 'adoption' | 'approval'

/** The sentence by which a text says when it takes effect. */
export interface TextCommencement {
  /** The day stated, or the act that the text takes effect on the day of. */
  readonly on: StatedDate | CommencingAct
  /** Days that pass after the act (自公布之日起30日后施行); 0 where it takes effect on the day of the act. */
  readonly daysAfter: number
  readonly quote: string
  readonly eId: string
}

/** How many paragraphs from the end are looked through: the sentence stands in the last articles or after them. */
const lastParagraphs = 40

/** The text itself as subject, or none. Example: `本条例`, `本补充规定`, `《…办法》`, `本决定` */
const subject = '(?:本《?[一-龥]{1,14}?(?:（试行）)?》?|以上规定)?[，,]?'

/** The rest of a text whose other articles were named before. Example: `，其余条款自2016年12月1日起施行` */
const theRest = '[^。；]*?[，,]?(?:其余|其他)(?:各?条款?|部分|规定|内容|章节)(?:均)?'

const act = '(?:修订|修改|修正|重新)?(?:公布|发布|颁布|印发)之日|[一-龥]{0,20}?(?:通过|批准)之日'

/**
 * Example: `本条例自2026年6月1日起施行`, `自公布之日起施行`, `本法自一九九四年一月一日起施行`, `本条例于2007年9月1日起施行`,
 * `本规则自2001年8月1日零时起施行`, `本规定自公布之日起30日后施行`. Not: `自1995年7月1日起施行的《…》`,
 * `自本法施行之日起六个月内`, `第一条、第四条自2020年11月27日起施行`, `行政法规应当自公布之日起30日后施行`.
 */
const whole = new RegExp(
  `^(?:附则)?(?:${gluedLabel}(?=本))?(?:${subject}(?:经[^，。]{2,40}(?:批准|通过)，?|由[^，。]{2,40}公布，?)?|${theRest})(?:从|自|于)\\s*(${datePattern}|${act})(?:零时|0时)?起?\\s*(?:满?([0-9]{1,3}|[一二三四五六七八九十]{1,3})日(?:后|以后)(?:起)?)?(?:正式)?(?:施行|实施|试行|执行|生效)(?!的)`,
)

/**
 * The text's own commencement sentence, the last one that speaks of the whole text or of all but some articles; `null`
 * where it has none. An amended text keeps the sentence of its first version: whether it belongs to this one is for the
 * caller to say.
 */
export function textCommencement(provisions: readonly Provision[]): TextCommencement | null {
  const mayMatter = (paragraph: string) => paragraph.includes('之日') || paragraph.includes('年')
  for (const { sentence, eId } of sentencesFromEnd(provisions, mayMatter, lastParagraphs)) {
    const [, stated, days] = whole.exec(sentence) ?? []
    if (stated === undefined) continue
    const daysAfter = days === undefined ? 0 : chineseNumber(days)
    const on = actOf(stated) ?? readDate(stated)
    // 自2020年1月1日起30日后 is no way to state a day.
    if (on === null || daysAfter === null || (typeof on === 'object' && daysAfter > 0)) continue
    return { on, daysAfter, quote: sentence, eId }
  }
  return null
}

function actOf(words: string): CommencingAct | null {
  if (!words.endsWith('之日')) return null
  if (words.endsWith('通过之日')) return 'adoption'
  if (words.endsWith('批准之日')) return 'approval'
  // 自修订发布之日起 speaks of the text as it is now, 自发布之日起 of the first one.
  return /^(?:修|重新)/.test(words) ? 'revision' : 'promulgation'
}
