import type { StatedDate } from '../model/dates.ts'
import { findDocumentNumber, normaliseDocumentNumber } from '../model/document-number.ts'
import { dayPattern, statedDay } from './stated-day.ts'

/** What the words directly before a title say of its issue. */
export interface IssueWords {
  readonly issuer: string | null
  readonly issuedOn: StatedDate | null
  /** Normalised. */
  readonly documentNumber: string | null
}

const none: IssueWords = { issuer: null, issuedOn: null, documentNumber: null }

const lookBack = 160

/** Example: `发布的`, `审议通过、`, `批准、公布施行的`, `第三次修正的` */
const issueVerb =
  /(?:通过|批准|公布|发布|颁布|印发|下发|颁发|制定|修正|修订|修改|转发|批转|发出)(?:、?(?:批准|公布|发布|颁布|印发|实施|施行|试行))?(?:的)?$/
/** Commencement is no issue. Example: `自1997年2月5日起施行的`, `2005年6月1日施行的` */
const commencement = /起?(?:施行|实施|试行|执行)的$/
const dates = new RegExp(dayPattern, 'g')

/** What bodies are called at the end. Example: `国务院`, `市人民政府`, `公安部`, `原国家工商行政管理局`, `最高人民检察院` */
const bodyEnd =
  /(?:国务院|政务院|人民政府|政府|委员会|常委会|人民代表大会|人民法院|检察院|总局|[^全布]局|总署|[^部]署|办公厅|办公室|[内-龥]部|革委会|军委|理事会|协会|总会|银行|人大|中央)$/
/** Example: `国务院`, `最高人民法院` */
const national = /(?:国务院|最高人民法院|最高人民检察院)$/
/** Words that lead to a body and are no part of it. Example: `根据`, `依照`, `由`, `经`, `原` */
const lead =
  /^.*(?:根据|依照|依据|按照|遵照|参照|比照|适用|执行|符合|违反|贯彻|实施|以及|或者|并由|并|由|经|原(?=[^则])|对|将|废止|和(?!国|平|田)|与|及|停止|为|是|除|以|在|自|按|依)(?=.)/s
/** Term and meeting of an assembly. Example: `第十一届`, `第十九次会议`, `第三十一次主任会议`, `审判委员会第1655次会议` */
const meeting = /第?[〇零一二三四五六七八九十百\d]+(?:届|次(?:全体|常务|部务|局务|主任|办公)?(?:会议|会)?)/g
/** Example: `第160号令`, `令第160号`, `公告第12号`, `京政发〔1986〕148号文件` */
const numberWords =
  /(?:(?:第?[0-9０-９〇零一二三四五六七八九十百千]+号)?令|公告)?(?:第?[0-9０-９〇零一二三四五六七八九十百千]+号(?:令|公告|文件?)?)?$/

/**
 * Issuer, day and number that stand before the title at `at`: 1995年7月5日市人民政府发布的《…》, 国务院《关于…》, 国务院令第160号《…》. Words
 * before `from` belong to something else.
 */
export function issueWordsBefore(text: string, at: number, from: number): IssueWords {
  const window = text.slice(Math.max(from, at - lookBack), at)
  // Another title, a sentence or a bracket ends what can belong to this one.
  const words = window.slice(window.search(/[^》。；;：:\n“”]*$/)).replace(/^[）)、和及与以或者，,]+/, '')
  const bare = words.replace(/\s+/g, '')
  if (bare === '') return none
  if (issueVerb.test(bare)) return issueByVerb(bare)
  if (commencement.test(bare)) return none
  return issueByName(bare)
}

/** Example: `1995年7月5日市人民政府发布的`, `国务院1995年7月10日发布的`, `经1994年4月5日国务院批准、1994年5月12日国家税务局发布的` */
function issueByVerb(words: string): IssueWords {
  const found = [...words.matchAll(dates)]
  const last = found.at(-1)
  const verb = issueVerb.exec(words)
  const before = words.slice(0, verb?.index ?? words.length)
  if (last === undefined) return { ...none, ...bodyAndNumber(before.slice(before.search(/[^，,]*$/))) }
  const afterDate = before.slice(last.index + last[0].length)
  // A day in another clause, and one that something begins on, says nothing of the issue.
  if (/[，,]/.test(afterDate) || /^起/.test(afterDate))
    return { ...none, ...bodyAndNumber(before.slice(before.search(/[^，,]*$/))) }
  const issuedOn = statedDay(last[1] ?? '', last[2], last[3])
  const named = bodyAndNumber(afterDate)
  if (named.issuer !== null) return { issuedOn, ...named }
  const beforeDate = words.slice(0, last.index)
  const issuer = bodyIn(beforeDate.slice(beforeDate.search(/[^，,]*$/)))
  return { issuedOn, issuer, documentNumber: named.documentNumber }
}

/** Example: `国务院`, `最高人民法院、最高人民检察院`, `中华人民共和国国务院令第160号`, `国务院国发〔2021〕7号` */
function issueByName(words: string): IssueWords {
  const last = [...words.matchAll(dates)].at(-1)
  const isDated = last !== undefined && !/[，,的]|^起/.test(words.slice(last.index + last[0].length))
  const tail = isDated ? words.slice(last.index + last[0].length) : words.slice(words.search(/[^，,]*$/))
  const named = bodyAndNumber(tail)
  if (named.issuer === null && named.documentNumber === null) return none
  return { ...named, issuedOn: isDated ? statedDay(last[1] ?? '', last[2], last[3]) : null }
}

function bodyAndNumber(words: string): { issuer: string | null; documentNumber: string | null } {
  const tail = numberWords.exec(words)?.[0] ?? ''
  const bracketed = /[〔[［][0-9０-９]{4}[〕\]］]第?[0-9０-９]+号/.exec(words)
  if (tail === '' && bracketed === null) return { issuer: bodyIn(words), documentNumber: null }
  const issuer = bodyIn(
    words
      .slice(0, words.length - tail.length)
      .replace(/[A-Za-z\u4e00-\u9fa5]{2,8}(?:[〔[［].*)?$/, (code) => (bracketed === null ? code : '')),
  )
  const stripped = words.replace(lead, '')
  const number = findDocumentNumber(stripped) ?? findDocumentNumber(words)
  const isNumbered = number !== null && /\d|[〇零一二三四五六七八九十]/.test(number)
  return { issuer, documentNumber: isNumbered ? normaliseDocumentNumber(number) : null }
}

/** The bodies the words end with, in their own order and 、 between them; `null` where they name none. */
function bodyIn(words: string): string | null {
  const parts = words
    .replace(meeting, '')
    .replace(/(?:审判|检察)委员会$/, '')
    .replace(/(?:会议|文件?|审议)$/, '')
    .split(/[、]/)
  const bodies: string[] = []
  for (const part of parts.reverse()) {
    const words = part.replace(lead, '').replace(/^中?中华人民共和国(?=.)/, '')
    // These have no place before their name: whatever stands there leads to them. Example: `禁止从事国务院`
    const body = national.exec(words)?.[0] ?? words
    if (!bodyEnd.test(body) || !/^[\u4e00-\u9fa5]{2,40}$/.test(body)) break
    bodies.unshift(body)
    if (body.length < part.length && !/^原|^中华人民共和国/.test(part)) break
  }
  return bodies.length === 0 ? null : bodies.join('、')
}
