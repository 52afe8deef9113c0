import { normaliseDocumentNumber } from '../model/document-number.ts'
import type { NamedTarget } from './short-names.ts'

/** A document number that stands alone; `target` is `null` where it belongs to the title behind it. */
export interface StandaloneNumber {
  readonly start: number
  readonly end: number
  readonly target: NamedTarget | null
}

const digits = '[0-9０-９〇零一二三四五六七八九十百千]{1,6}'
/** Example: `〔2021〕7号` behind 国发 */
const bracketed = /[〔[［【]\s?(?:[12][0-9]{3}|[１２][０-９]{3})年?\s?[〕\]］】]\s?第?\s?[0-9０-９]{1,5}\s?号/y
/** Example: `令第684号`, `令2021年第3号` */
const order = new RegExp(`(?:令|公告)\\s?(?:[12][0-9]{3}年)?[（(]?第?\\s?${digits}\\s?号[）)]?`, 'y')
/** The code before the bracket. Example: `国发`, `法（研）发`, `京政办发` */
const code = /[\u4e00-\u9fa5]{1,16}(?:[（(][\u4e00-\u9fa5]{1,3}[）)][\u4e00-\u9fa5]{0,6})?\s?$/
/** Bodies before 令. Example: `中华人民共和国国务院`, `生态环境部、公安部` */
const bodies = /[\u4e00-\u9fa5、]{2,40}$/
/** What leads to a number and is no part of it. Example: `根据`, `我院`, `市人民政府` before 京政发 */
const leadToCode =
  /^.*(?:人民政府|政府|部门|公布|发布|印发|根据|依照|依据|按照|执行|适用|参照|我院|我委|我部|国务院(?=国)|以|的|和|及|与|见|或者|对|将|由|经|原|自)(?=.)/s
const leadToBody =
  /^.*(?:公布|发布|印发|根据|依照|依据|按照|执行|适用|参照|以|的|和(?!国)|及|与|见|或者|对|将|由|经|原|自|日|月|为)(?=.)/s
/** The number is that of a title behind it. Example: `公布的《`, `文件发布的《` */
const beforeTitle =
  /^[）)]?(?:文件?|令|通知|公告)?\s?(?:批转|转发)?(?:公布|发布|印发|颁布|下发|颁发|批准)?(?:施行|实施)?的?\s?《/

/** The number whose bracket, 令 or 公告 stands at `at` and whose words begin not before `from`; `null` where there is none. */
export function standaloneNumber(text: string, at: number, from: number): StandaloneNumber | null {
  const isOrder = text[at] === '令' || text[at] === '公'
  const pattern = isOrder ? order : bracketed
  pattern.lastIndex = at
  const match = pattern.exec(text)
  if (match === null) return null
  const end = at + match[0].length
  const before = text.slice(Math.max(from, at - 40), at)
  const run = (isOrder ? bodies : code).exec(before)?.[0] ?? ''
  const own = run.replace(isOrder ? leadToBody : leadToCode, '').replace(/^、+/, '')
  // 〔2021〕7号 without a code, and 令第3号 without a body, name nothing.
  if (own.trim() === '' || (isOrder && own.length < 2)) return null
  const start = at - own.length
  if (beforeTitle.test(text.slice(end, end + 24))) return { start, end, target: null }
  const words = text.slice(start, end)
  // A paragraph that is nothing but a number is the number of the text itself. Example: `（法释〔2004〕3号）`
  if (/^[\s（(]*$/.test(text.slice(0, start)) && /^[\s）)]*$/.test(text.slice(end))) return { start, end, target: null }
  const documentNumber = normaliseDocumentNumber(words.replace(/[（(](?=第)|[）)]$/g, ''))
  return { start, end, target: { citedAs: words, documentNumber, issuer: null, issuedOn: null } }
}
