import { chineseNumber } from '../model/chinese-numerals.ts'
import type { IsoDate } from '../model/dates.ts'
import type { Version } from '../model/version.ts'
import { basisOfRelation, concerns } from './ends.ts'
import type { StatusEvent, WorkEvidence } from './evidence.ts'
import { dayAfter } from './period.ts'

/** A list that says a text goes on (继续有效), and the last day it names for it. */
export interface Keeping {
  /** `''` where no day can be told: it may have been said at any time. */
  readonly on: IsoDate | ''
  readonly event: StatusEvent
  /** The end of the new period; `null` where the list names none. */
  readonly end: StatusEvent | null
}

/** The lists that keep a version in force, in the order of their days. */
export function keepings(version: Version, evidence: WorkEvidence): readonly Keeping[] {
  return evidence.relations
    .filter(({ type, partial, effect }) => type === 'repeals' && effect === 'kept' && !partial)
    .filter((relation) => concerns(relation, version))
    .map((relation) => {
      const on = relation.effectiveOn ?? ''
      const basis = basisOfRelation('kept', relation, evidence)
      const last = lastDayIn(relation.quote)
      return {
        on,
        event: { on, code: 'in_force', certainty: 'computed', basis } as const,
        end: last === null ? null : endAfter(last),
      }

      function endAfter(day: IsoDate): StatusEvent {
        const first = dayAfter(day)
        return {
          on: first,
          code: 'expired',
          certainty: 'computed',
          basis: { ...basis, rule: 'stated_period', effectiveOn: first },
        }
      }
    })
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

/** Example: `有效期至2028年6月30日`, `有效期延长至二〇二八年六月三十日` */
const newEnd =
  /有效期?限?(?:延长|延续|顺延)?(?:至|到)([0-9〇零一二三四五六七八九]{4})年([0-9一二三四五六七八九十]{1,3})月([0-9一二三四五六七八九十]{1,3})日/

function lastDayIn(quote: string): IsoDate | null {
  const numbers = newEnd.exec(quote)?.slice(1).map(chineseNumber)
  const [year, month, day] = numbers ?? []
  if (year == null || month == null || day == null) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null
}
