import { looksLikeInstrument } from '../../citations/instrument-words.ts'
import type { TargetDescription } from '../statement.ts'
import { issueOf } from './named-acts.ts'
import { actsBefore } from './repeals-sentence.ts'

interface ItemOptions {
  /** The item has a number of its own, or the list is known to be one of acts. */
  readonly isMarked: boolean
  /** What other columns of a table say of the act. */
  readonly note?: string
}

/** A number that belongs to the list and was not taken off. Example: `1.`, `（二）`, `三、` */
const ownNumber =
  /^[\s　]*(?:[（(][一二三四五六七八九十百0-9]{1,4}[）)]|[一二三四五六七八九十百]{1,4}、|[0-9]{1,4}[.．、])[\s　]*/
/** Words in brackets about the issue and not the name. Example: `1994年12月20日国务院令第169号发布`, `法释〔2003〕9号`, `省政府令第5号` */
const isIssueNote = /[0-9０-９〇]{4}|号|令|通过|发布|公布|批准|印发/
/** What an instrument may be called that is not of the usual kinds. Example: `…的答复`, `…试点方案`, `…工作要点` */
const otherKinds =
  /(?:函|答复|纪要|要点|措施|指引|指南|名单|报告|请示|计划|规划|政策|程序|清单|大纲|说明|讲话|批示|条令|议定书|宣言|制度|令|意见|计划书|通报|倡议|公报|表|办法|规程|须知|合同文本|管理|暂行|试行)$/
/** Who issued it and when, before a title without marks. Example: `1996年3月5日省人民政府发布的` */
const issueBefore =
  /^[^《》]{0,60}?(?:[0-9〇一二三四五六七八九十]{1,4}年|令)[^《》]{0,60}?(?:发布|公布|通过|印发|颁布|批准)的(?=[一-龥])/
/** A 文号 behind a title without brackets. Example: `…的通知　国发〔2001〕5号`, `…办法 省政府令第12号` */
const numberBehind =
  /[\s　，,]+([一-龥]{1,20}(?:[〔[［(（][0-9]{4}[〕\]］)）]第?[0-9]{1,5}号|令第?[0-9一二三四五六七八九十百]{1,5}号))$/

/** The acts that an item of a list names, with 《》 or without; `null` where it names none. */
export function actInItem(words: string, { isMarked, note = '' }: ItemOptions): readonly TargetDescription[] | null {
  const item = words
    .replace(ownNumber, '')
    .replace(/[\s　；;。，,、]+$/, '')
    .replace(/[；;，,][以]?及$/, '')
  if (item === '' || item.length > 600 || /[：:]$/.test(item)) return null
  if (item.includes('《') && item.lastIndexOf('》') > 0) {
    const marked = actsBefore(item, 0, item.length)
    if (marked !== null) {
      return marked.start > 0 && !/^[\s　原]*$/.test(item.slice(0, marked.start))
        ? null
        : withNote(
            marked.acts.map(({ target }) => target),
            note,
          )
    }
  }
  return isMarked || /[）)]$/.test(item) ? unmarked(item, note) : null
}

function withNote(targets: readonly TargetDescription[], note: string): readonly TargetDescription[] {
  const [only] = targets
  if (note === '' || only === undefined || targets.length > 1) return targets
  const said = issueOf('', note)
  return [
    {
      ...only,
      documentNumber: only.documentNumber ?? said.documentNumber,
      issuedOn: only.issuedOn ?? said.issuedOn,
      issuer: only.issuer ?? said.issuer,
    },
  ]
}

/** Example: `乡镇煤矿管理条例（1994年12月20日国务院令第169号发布）`, `第十一届全国人民代表大会第五次会议关于…的决定（2012年3月14日…通过）` */
function unmarked(item: string, note: string): readonly TargetDescription[] | null {
  const notes = note === '' ? [] : [note]
  let title = item
  for (let last = lastBracket(title); last !== null && isIssueNote.test(last.words); last = lastBracket(title)) {
    notes.unshift(last.words)
    title = title.slice(0, last.start).trim()
  }
  const behind = numberBehind.exec(title)
  if (behind !== null) {
    notes.push(behind[1] ?? '')
    title = title.slice(0, behind.index)
  }
  const before = issueBefore.exec(title)?.[0] ?? ''
  const name = title.slice(before.length).trim()
  if (!isName(name)) return null
  return [{ citedAs: name, isSelf: false, ...issueOf(before, notes.join('　')), eIds: [] }]
}

function lastBracket(text: string): { readonly start: number; readonly words: string } | null {
  if (!/[）)]$/.test(text)) return null
  let depth = 0
  for (let index = text.length - 1; index >= 0; index--) {
    const mark = text.charAt(index)
    if ('）)'.includes(mark)) depth++
    else if ('（('.includes(mark)) depth--
    if (depth === 0) return { start: index, words: text.slice(index + 1, -1) }
  }
  return null
}

/** Whether words without 《》 are a title: one phrase that ends as titles do. */
function isName(name: string): boolean {
  if (name.length < 4 || name.length > 200 || /[。；;\ufdd0]/.test(name)) return false
  return looksLikeInstrument(name) || otherKinds.test(name.replace(/[（(][^（()）]{0,40}[）)]$/, ''))
}
