import type { IsoDate, StatedDate } from '../../data/model/dates.ts'
import { shiftDay } from '../../data/model/days.ts'
import type { EffectiveFromOrigin, ParseWarning } from '../../data/model/version.ts'
import type { NoteDates } from '../title-note/derive-dates.ts'
import type { CommencingAct, TextCommencement } from './text-commencement.ts'

/** The first day in force of one version, where it was read, and what contradicted it. */
export interface EffectiveFrom {
  readonly date: StatedDate | null
  readonly origin: EffectiveFromOrigin
  readonly quote: string | null
  readonly warnings: readonly ParseWarning[]
}

/** What is known of a version when its first day in force is looked for. */
export interface EffectiveFromEvidence {
  /** The source's own field; `null` where it is empty. */
  readonly sourceDate: StatedDate | null
  readonly note: NoteDates
  readonly text: TextCommencement | null
  readonly promulgated: StatedDate | null
}

/** A text may be published some days after the day from which it applies; longer than this is another version's date. */
const retroactiveDays = 31

/**
 * The first day in force: the source's field, else the title note, else the text's own sentence, each only where it can
 * belong to this version. An amended text keeps the sentence of its first version (公司法 1999 and 2004 still say 1994):
 * a date before the last act upon the text is then no date of this version, and unknown is better than wrong.
 */
export function effectiveFrom(evidence: EffectiveFromEvidence): EffectiveFrom {
  const { sourceDate, note, promulgated } = evidence
  const own = lastOf(note.lastAct?.on ?? null, promulgated?.on ?? null)
  const warnings: ParseWarning[] = []
  if (sourceDate !== null) {
    if (own === null || sourceDate.on >= shiftDay(own, -retroactiveDays) || isConfirmed(evidence)) {
      return { date: sourceDate, origin: 'source', quote: null, warnings: contradictions(evidence, sourceDate) }
    }
    warnings.push({
      code: 'date-unreadable',
      message: `来源给出的施行日期${sourceDate.on}早于该文本最后一次通过或者公布的日期${own}，没有采用`,
      eId: null,
    })
  }
  // A note that ends before the version was promulgated is that of an older one.
  if (note.commenced !== null && (own === null || note.commenced.on >= shiftDay(own, -retroactiveDays))) {
    return { date: note.commenced, origin: 'title_note', quote: note.commencedQuote, warnings }
  }
  return { ...fromText(evidence, own), warnings }
}

/** The day a text never changed states itself, where the source gives another one: both are shown, the source's is taken. */
function contradictions({ note, text }: EffectiveFromEvidence, sourceDate: StatedDate): readonly ParseWarning[] {
  const stated = typeof text?.on === 'object' && text.on.precision === 'day' ? text.on.on : null
  if (stated === null || note.change !== null || note.lastAct === null || stated === sourceDate.on) return []
  const message = `来源给出的施行日期${sourceDate.on}与正文载明的${stated}不一致，按来源记录`
  return [{ code: 'date-unreadable', message, eId: text?.eId ?? null }]
}

/** A text never changed that itself states the source's day: it applied before it was published. */
function isConfirmed({ sourceDate, note, text }: EffectiveFromEvidence): boolean {
  return note.change === null && typeof text?.on === 'object' && text.on.on === sourceDate?.on && note.lastAct !== null
}

function fromText(
  { note, text, promulgated }: EffectiveFromEvidence,
  own: IsoDate | null,
): Pick<EffectiveFrom, 'date' | 'origin' | 'quote'> {
  const none = { date: null, origin: null, quote: null }
  if (text === null) return none
  if (typeof text.on === 'object') {
    const isUnchanged = note.change === null && note.lastAct !== null
    const earliest = own === null || isUnchanged ? null : own
    const belongs =
      earliest === null ? own === null || text.on.on >= shiftDay(own, -retroactiveDays) : text.on.on >= earliest
    return belongs ? { date: text.on, origin: 'text', quote: text.quote } : none
  }
  // 自公布之日起施行 stays in the text through later changes, except where it speaks of the change itself or the whole text was set anew.
  if (note.change !== null && text.on !== 'revision' && !note.isSetAnew) return none
  const act = actDay(text.on, { note, text, promulgated })
  if (act === null || (text.daysAfter > 0 && act.precision !== 'day')) return none
  const date = text.daysAfter === 0 ? act : { on: shiftDay(act.on, text.daysAfter + 1), precision: act.precision }
  const isPublic = text.on === 'promulgation' || text.on === 'revision'
  return { date, origin: isPublic ? 'promulgation_clause' : 'text', quote: text.quote }
}

/**
 * The day of the act a text counts from. 自公布之日起30日后: the day of the act does not count (民法典 第二百零一条), so that
 * the first day in force is the 31st after it.
 */
function actDay(
  act: CommencingAct,
  { note, promulgated }: Pick<EffectiveFromEvidence, 'note' | 'text' | 'promulgated'>,
): StatedDate | null {
  if (act === 'adoption') return note.adopted
  return act === 'approval' ? note.approved : promulgated
}

function lastOf(a: IsoDate | null, b: IsoDate | null): IsoDate | null {
  if (a === null || b === null) return a ?? b
  return a > b ? a : b
}
