import { z } from 'zod'
import type { IsoDate } from '../model/dates.ts'
import { type ValidityCode, validityCodes, validityLabels } from '../validity/validity.ts'

/** What a maintainer can correct without code. */
export const correctionFields = ['effectiveFrom', 'effectiveUntil', 'status', 'title', 'repealedBy'] as const

export type CorrectionField = (typeof correctionFields)[number]

/** Where a correction comes from and what it is of. */
export interface CorrectionSource {
  readonly workId: string
  /** The version meant; `null` for every version of the work. */
  readonly versionId: string | null
  /** The sentence the correction rests on; `null` where it rests on a document at `address` as a whole. */
  readonly quote: string | null
  /** Where the evidence can be read. */
  readonly address: string | null
  readonly by: string
  /** The day it was made. */
  readonly on: IsoDate
}

/** One line of a corrections file: evidence with the highest authority. */
export type Correction = CorrectionSource & CorrectedValue

/**
 * `effectiveFrom`: first day in force. `effectiveUntil`: last day in force, `null` where it is known that there is none.
 * `status`: what it is from the day of the correction on, the day of the change being unknown. `repealedBy`: the text that
 * ends it, by id or title, and from when. `title`: how it is rightly written.
 */
export type CorrectedValue =
  | { readonly field: 'effectiveFrom'; readonly value: IsoDate }
  | { readonly field: 'effectiveUntil'; readonly value: IsoDate | null }
  | { readonly field: 'status'; readonly value: CorrectedStatus }
  | { readonly field: 'title'; readonly value: string }
  | { readonly field: 'repealedBy'; readonly value: { readonly on: IsoDate; readonly by: string } }

/** The statuses a correction can state; one not yet in force is corrected by its first day. */
export type CorrectedStatus = Exclude<ValidityCode, 'not_yet_in_force'>

/** Example: `2021-07-15` */
const day = z.iso.date('应是 2021-07-15 这样的日期')
const orNull = z.string().transform((text) => (text === '' ? null : text))

const statuses = new Map<string, CorrectedStatus>(
  validityCodes
    .filter((code) => code !== 'not_yet_in_force')
    .flatMap((code) => [
      [code, code],
      [validityLabels[code], code],
    ]),
)

/** Example: `w0123456789abcde`, `w0123456789abcde/2021-01-22` */
const work = z
  .string()
  .regex(/^[a-z0-9]{16}(?:\/[a-z0-9-]+)?$/, '应是作品编号，或者“作品编号/版本编号”')
  .transform((id) => {
    const [workId = '', versionId = null] = id.split('/')
    return { workId, versionId }
  })

/** A line as its file has it: every column is text. */
export const correctionLine = z
  .object({
    work,
    field: z.enum(correctionFields, `应是 ${correctionFields.join('、')} 之一`),
    value: z.string(),
    quote: orNull,
    address: orNull,
    by: z.string().min(1, '不能为空'),
    on: day,
  })
  .transform(({ work, field, value, ...rest }, context): Correction => {
    const corrected = correctedValue(field, value.trim())
    if (typeof corrected === 'string') {
      context.addIssue({ code: 'custom', path: ['value'], message: corrected })
      return z.NEVER
    }
    if (field === 'effectiveFrom' && work.versionId === null) {
      context.addIssue({ code: 'custom', path: ['work'], message: '更正施行日期应写明版本：“作品编号/版本编号”' })
      return z.NEVER
    }
    return { ...rest, ...work, ...corrected }
  })

/** The value of a field, or, as a sentence, why it is none. */
function correctedValue(field: CorrectionField, value: string): CorrectedValue | string {
  const asDay = day.safeParse(value)
  const notADay = `“${value}”不是 2021-07-15 这样的日期`
  switch (field) {
    case 'effectiveFrom':
      return asDay.success ? { field, value: asDay.data } : notADay
    case 'effectiveUntil':
      if (value === '无') return { field, value: null }
      return asDay.success ? { field, value: asDay.data } : `${notADay}，也不是“无”`
    case 'status': {
      const code = statuses.get(value)
      return code === undefined
        ? `“${value}”不是状态，应是 ${[...statuses.keys()].join('、')} 之一`
        : { field, value: code }
    }
    case 'title':
      return value === '' ? '题名不能为空' : { field, value }
    case 'repealedBy': {
      // Example: `2021-09-01 某市人民政府关于废止部分文件的决定`
      const [, on = '', by = ''] = /^(\S+)\s+(.+)$/.exec(value) ?? []
      const from = day.safeParse(on)
      return from.success ? { field, value: { on: from.data, by } } : '应是“日期 废止它的文件的题名或者编号”'
    }
  }
}
