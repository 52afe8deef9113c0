import { foldDigits } from '../../data/model/chinese-numerals.ts'
import { findDocumentNumber } from '../../data/model/document-number.ts'
import type { LegislativeAction, TitleNoteEvent } from '../../data/model/version.ts'
import { datePattern, readDate } from '../text/dates.ts'
import { mendNoteLines } from './note-lines.ts'

const actions: Readonly<Record<string, LegislativeAction>> = {
  通过: 'adopted',
  批准: 'approved',
  公布: 'promulgated',
  发布: 'promulgated',
  颁布: 'promulgated',
  印发: 'promulgated',
  修正: 'amended',
  修改: 'amended',
  修订: 'revised',
  批转: 'forwarded',
  转发: 'forwarded',
  施行: 'commenced',
  实施: 'commenced',
  执行: 'commenced',
  生效: 'commenced',
}

/** 《…〈…〉…》 with titles nested in it, in any of the marks in use. */
const title = '《(?:[^《》]|《(?:[^《》]|《[^《》]*》)*》)*》'

/**
 * One event: a date, who and how, and the verb that ends it. 通过的《…》 and 批准的《…》 name the decision and are no end;
 * neither is 关于修改….
 * Example: `2005年8月28日第十届全国人民代表大会常务委员会第十七次会议《关于修改〈…法〉的决定》第一次修正`
 */
const event = new RegExp(
  `(${datePattern})((?:${title}|[^《》])*?)((?:第[一二三四五六七八九十]+次)?(?:(?<!关于)(?:通过)?(?:修正|修订|修改)(?!〈|<|《)|(?:通过|批准)(?!(?:批准)?的(?!${datePattern}))|公布|发布|颁布|印发|批转|转发|(?:起)?(?:施行|实施|执行|生效)))`,
  'g',
)

/** Example: `自2022年1月1日起施行`, `自公布之日起施行` */
const ownCommencement = /^(?:，|,|。|　|\s)*(?:并)?自(?:公布|发布|颁布)之日起(?:施行|实施)/
/** Example: `…主席团公告第八号公布施行` */
const atOnce = /^(?:并)?(?:施行|实施)/
/** An amendment that only names its decision. Example: `1999年12月25日…通过的《中华人民共和国刑法修正案》` */
const byDecision = new RegExp(`^(${datePattern})(.*?(?:通过|批准)的(${title}))`)

/**
 * The events of a title note (题注), in its order. Lines may hold several events with anything or nothing between them;
 * a line may be broken in two. A dated line with no verb known here becomes `other`, so that no line is lost.
 */
export function readTitleNote(lines: readonly string[]): readonly TitleNoteEvent[] {
  const events = mendNoteLines(lines).flatMap(eventsOfLine)
  return events.map((event, index) => (sharesVerb(event, events[index + 1]) ? { ...event, action: 'adopted' } : event))
}

function eventsOfLine(written: string): readonly TitleNoteEvent[] {
  // Folding keeps every offset, so that the words can be taken from the line as written.
  const line = foldDigits(written).replace(/[〈<]/g, '《').replace(/[〉>]/g, '》')
  const events: TitleNoteEvent[] = []
  event.lastIndex = 0
  for (let match = event.exec(line); match !== null; match = event.exec(line)) {
    const [whole, date = '', between = '', verb = ''] = match
    const text = written.slice(match.index, match.index + whole.length)
    events.push(...eventsOf(date, between, verb, text))
    const after = line.slice(match.index + whole.length)
    const last = events.at(-1)
    const commences = last?.action === 'promulgated' ? (atOnce.exec(after) ?? ownCommencement.exec(after)) : null
    if (commences !== null && last !== undefined) {
      events.push({
        ...last,
        action: 'commenced',
        actor: null,
        decision: null,
        documentNumber: null,
        text: commences[0],
      })
    }
  }
  return events.length > 0 ? events : unknownEvent(line, written)
}

function eventsOf(date: string, between: string, verb: string, text: string): readonly TitleNoteEvent[] {
  const stated = readDate(date)
  if (stated === null) return []
  // Examples: `第二次修正`, `起施行`, `通过修订`
  const plain = verb.replace(/^第[一二三四五六七八九十]+次|^起|^通过(?=修)/g, '')
  const action = actions[plain] ?? 'other'
  const found = {
    ...stated,
    action,
    decision: decisionIn(between),
    documentNumber: findDocumentNumber(between.replace(/^[\s，]+/, '')),
    text,
  }
  // Two bodies adopt on two days. Example: `…第1883次会议、2022年3月1日最高人民检察院…通过`
  const second = new RegExp(`、(${datePattern})(.*)$`, 's').exec(between)
  const secondDate = action === 'adopted' && second !== null ? readDate(second[1] ?? '') : null
  if (second === null || secondDate === null) return [{ ...found, actor: actorIn(between) }]
  return [
    { ...found, actor: actorIn(between.slice(0, second.index)) },
    { ...found, ...secondDate, actor: actorIn(second[2] ?? '') },
  ]
}

/** Two bodies adopt together and the note says so once: `…最高人民法院审判委员会第1747次会议`, then `…最高人民检察院…通过` */
function sharesVerb({ action, text }: TitleNoteEvent, next: TitleNoteEvent | undefined): boolean {
  return action === 'other' && next?.action === 'adopted' && /会议[、，　\s]*$/.test(text)
}

function unknownEvent(line: string, written: string): readonly TitleNoteEvent[] {
  const decided = byDecision.exec(line)
  const date = readDate(decided?.[1] ?? new RegExp(`^[（(]?(${datePattern})`).exec(line)?.[1] ?? '')
  if (date === null) return []
  const between = decided?.[2] ?? line
  const decision = decisionIn(between)
  const isAmending = decision !== null && /修正案|修改|修正/.test(decision)
  return [
    {
      ...date,
      action: isAmending ? 'amended' : 'other',
      actor: actorIn(between),
      decision,
      documentNumber: null,
      text: written,
    },
  ]
}

function decisionIn(between: string): string | null {
  const match = new RegExp(title).exec(between)
  return match === null ? null : match[0].slice(1, -1)
}

/** The words between the date and the decision or verb, without the order number's own words kept apart. */
function actorIn(between: string): string | null {
  const words = between
    .replace(/《.*$/s, '')
    .replace(/(?:通过并|通过|批准|审议)?的?$/, '')
    .replace(/^[\s　，,、经]+|[\s　，,、]+$/g, '')
  return words === '' || words === '自' ? null : words
}
