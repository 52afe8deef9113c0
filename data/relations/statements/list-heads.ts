import type { IsoDate } from '../../model/dates.ts'
import type { RelationEffect } from '../../model/relation.ts'
import type { Statement, TargetDescription } from '../statement.ts'
import { dayEnding } from './repeals-sentence.ts'

/** An act that a list names, with what the list does to its members. */
export interface ListedAct {
  readonly effect: RelationEffect
  readonly statement: Statement
}

/** What the words over a list say of its members. */
export interface ListHead {
  /** `other` for lists of something else. */
  readonly purpose: RelationEffect | 'other'
  readonly partial: boolean
  readonly on: IsoDate | null
}

/** Example: `国务院决定废止的行政法规`, `停止执行的规范性文件`, `予以废止：` */
const ends = /废止|废除|作废|停止执行|停止施行|不再执行|不再施行|不再适用/
/** Example: `宣布失效的文件目录`, `宣告失效` */
const lapses = /失效|失去效力/
/** Example: `继续有效的行政规范性文件目录`, `予以保留`, `现行有效规范性文件目录` */
const keeps = /继续有效|保留|继续执行|继续施行|现行有效/
/** Example: `决定修改的行政法规` */
const changes = /修改|修正|修订/

const ending = '废止|废除|作废|停止执行|停止施行|不再执行|不再施行|不再适用|失效|失去效力|继续有效|保留|继续执行'
/** Example: `下列行政法规同时废止：`, `对以下3件规章予以废止：`, `…制定的下列条例、补充规定和决定，自本法施行之日起，予以废止：` */
const membersFirst = new RegExp(`(?:下列|以下|如下)[^。《》]{0,120}(?:${ending})[^。《》]{0,60}[：:]\\s*$`)
/** Example: `废止下列文件：`, `宣布失效以下5件规范性文件：` */
const verbFirst =
  /(?:废止|废除|停止执行|停止施行|宣布失效|宣告失效)了?[^。《》]{0,20}(?:下列|以下|如下)[^。《》]{0,60}[：:]\s*$/
/** A line that says what the members below it are. Example: `废止的规章目录（3件）`, `一、宣布失效的文件` */
const heading = /^[^《》。；]{0,60}(?:废止|失效|继续有效|现行有效|保留|停止执行|修改)[^《》。；]{0,40}$/

/** Whether a sentence leads a list of acts that it ends or keeps. */
export function leadsList(words: string): boolean {
  return membersFirst.test(words) || verbFirst.test(words)
}

/** Whether a line stands over a list and names what becomes of its members. */
export function headsList(words: string): boolean {
  return heading.test(words)
}

/** Lists of acts that are changed, or changed and repealed without telling them apart, have the purpose `other`. */
export function headFrom(words: string): ListHead {
  const on = dayEnding(words.replace(/(?:[，,]?(?:予以|同时|一律|即行)?(?:废止|失效|停止执行)[^。]*)$/, ''))
  const partial = /其中|部分(?:条款|内容|规定)/.test(words)
  return { purpose: purposeOf(words), partial, on }
}

function purposeOf(words: string): ListHead['purpose'] {
  if (keeps.test(words)) return ends.test(words) || lapses.test(words) ? 'other' : 'kept'
  if (ends.test(words)) return changes.test(words) ? 'other' : 'repealed'
  return lapses.test(words) && !changes.test(words) ? 'lapsed' : 'other'
}

/** What a list says of acts that one of its members, at `from`, names. */
export function listed(
  targets: readonly TargetDescription[],
  { purpose, partial, on }: ListHead,
  from: string,
  quote: string,
): readonly ListedAct[] {
  if (purpose === 'other') return []
  return targets.map((target) => ({
    effect: purpose,
    statement: {
      type: purpose === 'kept' ? 'cites' : 'repeals',
      partial: partial || target.eIds.length > 0,
      effect: purpose,
      from,
      target,
      quote,
      effectiveOn: purpose === 'kept' ? null : on,
    },
  }))
}
