import { dayPattern, statedDay } from '../../citations/stated-day.ts'
import type { StatedDate } from '../../model/dates.ts'
import { findDocumentNumber, normaliseDocumentNumber } from '../../model/document-number.ts'
import type { TargetDescription } from '../statement.ts'

type Issue = Pick<TargetDescription, 'issuer' | 'issuedOn' | 'documentNumber'>

/** What a verb makes of the day before it, the most telling first. */
const rankOfVerb: readonly (readonly [RegExp, number])[] = [
  [/^通过/, 0],
  [/^(?:公布|发布|颁布|印发|下发|颁发|颁行|制定|制订|发出|所发|签发|作出|公告)/, 1],
  [/^(?:批准|批转|转发)/, 2],
  [/^$/, 3],
  [/^(?:修正|修订|修改|补充|重新)/, 4],
  [/^(?:施行|实施|执行|生效|试行|实行)/, 5],
]

/** Example: `通过` in 1992年9月19日…会议通过, `发布` in 国务院令第167号发布 */
const verbs =
  /通过|批准|重新公布|重新发布|公布|发布|颁布|印发|下发|颁发|颁行|制定|制订|批转|转发|发出|所发|签发|作出|修正|修订|修改|施行|实施|执行|生效|试行|实行/g
/** A year that counts the numbers of a series is no day. Example: `公告2016年第31号`, `2020年联合公告第31号` */
const day = new RegExp(`${dayPattern}(?!\\s?第?\\s?[0-9]{1,5}\\s?号|\\s?联合公告)`, 'g')

interface IssueEvent extends Issue {
  readonly rank: number
}

/**
 * Issuer, day and number of an act in the words before its title and in the brackets behind it:
 * `1990年12月24日国务院发布、1994年10月9日国务院修订发布的`, `最高人民法院`, `法释〔2001〕27号`. Of several days that of the adoption
 * counts, else that of the issue, else of the approval; a day on which the act took effect only where no other is named.
 */
export function issueOf(before: string, note: string): Issue {
  const events = [...eventsIn(before), ...eventsIn(note)].sort((a, b) => a.rank - b.rank)
  const dated = events.find(({ issuedOn }) => issuedOn !== null)
  const issuing = events.find(({ issuer, rank }) => issuer !== null && rank < 4)
  return {
    issuer: issuing?.issuer ?? null,
    issuedOn: dated?.issuedOn ?? null,
    documentNumber:
      numberIn(note) ?? events.find(({ documentNumber }) => documentNumber !== null)?.documentNumber ?? null,
  }
}

/** The events that the words tell, each up to its verb. */
function eventsIn(words: string): readonly IssueEvent[] {
  const events: IssueEvent[] = []
  let from = 0
  for (const match of words.matchAll(verbs)) {
    events.push(eventOf(words.slice(from, match.index), match[0]))
    from = match.index + match[0].length
  }
  const rest = words.slice(from)
  if (/[\u4e00-\u9fa50-9]{2}/.test(rest)) events.push(eventOf(rest, ''))
  return events
}

function eventOf(words: string, verb: string): IssueEvent {
  const dates = [...words.matchAll(day)]
  const last = dates.at(-1)
  // Of days side by side nobody can say which is meant. Example: `1996年4月18日、1998年7月24日市人民政府发布的《甲》、《乙》`
  const isShared = dates.length > 1 && /[日月年][、和]$/.test(words.slice(0, last?.index ?? 0).trim())
  const issuedOn: StatedDate | null = last === undefined || isShared ? null : statedDay(last[1] ?? '', last[2], last[3])
  const behind = last === undefined ? words : words.slice(last.index + last[0].length)
  const ahead = last === undefined ? '' : words.slice(0, last.index)
  // 根据1997年…决定 leads to a change, whatever verb ends its words.
  const isChange = /根据|依据/.test(words) || /(?:修正|修订|修改)$/.test(words)
  const rank = rankOfVerb.find(([pattern]) => pattern.test(verb))?.[1] ?? 3
  return {
    rank: isChange ? Math.max(rank, 4) : rank,
    issuedOn,
    issuer: bodyOf(behind) ?? bodyOf(ahead),
    documentNumber: isChange || rank > 3 ? null : numberIn(behind),
  }
}

/** A 文号 as normalised; the words beside it may name day and body. Example: `国务院令第167号`, `法（研）发〔1987〕32号` */
function numberIn(words: string): string | null {
  const undated = words
    .replace(day, '　')
    .trim()
    .replace(/^原(?=[一-龥]{3})/, '')
  if (!/号/.test(undated)) return null
  // Example: `国家工商行政管理局令第50号` as a whole
  const whole = /^[^\s　，,、。]{2,40}号令?$/.exec(undated)
  const number = whole?.[0] ?? findDocumentNumber(undated)
  return number === null ? null : normaliseDocumentNumber(number)
}

/** Term and meeting of an assembly. Example: `第十一届`, `第二十三次会议`, `十一届`, `五次会议`, `审判委员会第1655次会议` */
const meeting =
  /(?:审判委员会|检察委员会)?第?[〇零一二三四五六七八九十百0-9]{1,7}(?:届|次(?:全体|常务|部务|局务|主任|主席团|办公)?(?:会议)?)/g
/** Example: `第38号令`, `令第26号`, `2016年第31号公告`, `公告第12号`, `国发〔1984〕174号` */
const number =
  /(?:令|公告|通告)?\s*(?:[0-9]{4}年)?第?\s*[0-9０-９〇零一二三四五六七八九十百千]{1,9}\s*号\s*(?:令|公告|通告|文件?)?|[一-龥]{0,8}[〔[［(（][0-9０-９]{4}[〕\]］)）]第?[0-9]{1,5}号/g
/** What bodies are called at the end. Example: `国务院`, `市人民政府`, `最高人民检察院`, `人大常委会` */
const bodyEnd =
  /(?:院|部|委|委员会|局|署|厅|办|办公室|政府|常委会|大会|人大|银行|总会|协会|会议|中央|军委|议会|内阁|政务院|主席团|法制办|组)$/

/** The body that the words name, without term, meeting and number; `null` where they name none. */
function bodyOf(words: string): string | null {
  const bare = words
    .replace(/[\s　\ufdd0\ufdd1]+/g, '')
    .replace(number, '')
    .replace(meeting, '')
    .replace(/^[^一-龥]+|^(?:以及|和|及|与|由|经|并由|并经|并|根据|原由|自|于)+/g, '')
    .replace(
      /(?:审议|讨论|联合|常务|全体|部务|局务|会议|令|以|于|的|所|第|原来|重新|修改|修订|修正|[、，,（）()])+$/g,
      '',
    )
    .replace(/^(?:中?中华人民共和国|原)(?=[一-龥]{2})/g, '')
    .replace(/^原(?=[一-龥]{3})/, '')
  return bare.length <= 60 && bodyEnd.test(bare) && !/[，,。；：]/.test(bare) ? bare : null
}
