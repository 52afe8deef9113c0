import type { StatedDate } from '../../data/model/dates.ts'
import { shiftDay } from '../../data/model/days.ts'
import type { TitleNoteEvent } from '../../data/model/version.ts'

/** The days of a version that its title note tells. */
export interface NoteDates {
  /** The first 制定; `null` where the note begins with a later act and does not reach back. */
  readonly firstAdopted: StatedDate | null
  readonly adopted: StatedDate | null
  /** The approval that belongs to this version, and not to an earlier one. */
  readonly approved: StatedDate | null
  readonly promulgated: StatedDate | null
  /** A commencement in the note that belongs to this version. */
  readonly commenced: StatedDate | null
  /** The words of that commencement. */
  readonly commencedQuote: string | null
  /** The last day on which anything was done to the text: no date of this version lies much before it. */
  readonly lastAct: StatedDate | null
  /** Whether the text was changed after its first adoption, in parts (修正) or as a whole (修订). */
  readonly change: 'amended' | 'revised' | null
  /** The last change replaced the whole text (修订 by the body itself, not by a decision that changes parts of it). */
  readonly isSetAnew: boolean
}

/** What the events of a title note say of the version that the text is. Pure. */
export function deriveDates(written: readonly TitleNoteEvent[]): NoteDates {
  const events = withApprovals(written)
  const lastActIndex = events.findLastIndex(isAct)
  const lastAct = events[lastActIndex]
  const approved = events.slice(lastActIndex + 1).findLast(({ action }) => action === 'approved')
  const adoptedByApproval = lastAct !== undefined && isApprovedDecision(lastAct)
  const acts = events.filter(({ action }) => action !== 'commenced' && action !== 'other')
  const latest = acts.reduce<TitleNoteEvent | undefined>(
    (late, one) => (late && late.on > one.on ? late : one),
    undefined,
  )
  const commenced = commencementOf(events, latest)
  const changed = events.findLast(({ action }) => action === 'amended' || action === 'revised')
  return {
    firstAdopted: firstAdoption(events),
    adopted: lastAct === undefined || adoptedByApproval ? null : dateOf(lastAct),
    approved: approved ? dateOf(approved) : adoptedByApproval && lastAct ? dateOf(lastAct) : null,
    promulgated: promulgationOf(events, lastActIndex),
    commenced: commenced === undefined ? null : dateOf(commenced),
    commencedQuote: commenced?.text ?? null,
    lastAct: latest === undefined ? null : dateOf(latest),
    change:
      changed?.action === 'revised' ? 'revised' : changed !== undefined || isAdoptedAgain(events) ? 'amended' : null,
    isSetAnew: changed?.action === 'revised' && changed.decision === null,
  }
}

/**
 * The note tells two verbs of one amendment, 甲通过 and 乙批准的《…决定》修正: the first date is that of the amendment, the
 * second that of its approval.
 */
function withApprovals(events: readonly TitleNoteEvent[]): readonly TitleNoteEvent[] {
  return events.map((event, index) => {
    const next = events[index + 1]
    const before = events[index - 1]
    if (event.action === 'adopted' && next !== undefined && isChange(next) && isApprovedDecision(next)) {
      return { ...event, action: 'amended', decision: next.decision }
    }
    if (isChange(event) && isApprovedDecision(event) && before?.action === 'adopted') {
      return { ...event, action: 'approved' }
    }
    return event
  })
}

/** Whether the date of an amendment is that of the approval of its decision. Example: `…批准的《…的决定》修正` */
function isApprovedDecision(event: TitleNoteEvent): boolean {
  return /批准的[《〈<]/.test(event.text)
}

function isAct({ action }: TitleNoteEvent): boolean {
  return action === 'adopted' || action === 'amended' || action === 'revised'
}

function dateOf({ on, precision }: StatedDate): StatedDate {
  return { on, precision }
}

/** Notes of 司法解释 tell an amendment as a second 通过, years after the first. */
function isAdoptedAgain(events: readonly TitleNoteEvent[]): boolean {
  const days = events.filter(({ action }) => action === 'adopted').map(({ on }) => on)
  const [first, last] = [days[0], days.at(-1)]
  return first !== undefined && last !== undefined && last > shiftDay(first, 365)
}

/**
 * The first event, where it adopts or issues. 1993年8月31日国务院批准 1993年9月24日外交部发布 was adopted when it was
 * issued: the approval of another body is no adoption.
 */
function firstAdoption(events: readonly TitleNoteEvent[]): StatedDate | null {
  const [first, second] = events
  if (first?.action === 'adopted' || first?.action === 'promulgated') return dateOf(first)
  if (first?.action === 'approved' && second?.action === 'promulgated') return dateOf(second)
  return null
}

/** 公布 after the last change, or an order that changes and promulgates in one (国务院令第830号第三次修订). */
function promulgationOf(events: readonly TitleNoteEvent[], lastActIndex: number): StatedDate | null {
  const after = events.slice(lastActIndex + 1).findLast(({ action }) => action === 'promulgated')
  if (after !== undefined) return dateOf(after)
  const lastAct = events[lastActIndex]
  if (lastAct === undefined) return null
  // Example: `中华人民共和国国务院令第830号`, `第320号令`
  const byOrder = isChange(lastAct) && lastAct.documentNumber !== null && /令/.test(lastAct.documentNumber)
  return byOrder ? dateOf(lastAct) : null
}

function isChange({ action }: TitleNoteEvent): boolean {
  return action === 'amended' || action === 'revised'
}

/**
 * 施行 in the note belongs to this version where it lies on or after its last act; in a text never changed it does so
 * always, as a rule may take effect before it is published.
 */
function commencementOf(
  events: readonly TitleNoteEvent[],
  latest: TitleNoteEvent | undefined,
): TitleNoteEvent | undefined {
  const commenced = events.findLast(({ action }) => action === 'commenced')
  if (commenced === undefined) return undefined
  const isUnchanged = !events.some(isChange) && !isAdoptedAgain(events)
  return latest === undefined || isUnchanged || commenced.on >= latest.on ? commenced : undefined
}
