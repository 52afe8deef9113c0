import { chineseNumber, foldDigits } from '../../model/chinese-numerals.ts'
import { normaliseDocumentNumber } from '../../model/document-number.ts'
import { type ActList, type NamedAct, readPart } from './repeals-sentence.ts'

/**
 * A document named by its number alone. Example: `海关总署公告2015年第57号`, `农业农村部公告第194号`, `财税〔2012〕15号`,
 * `国家质检总局2005年第128号公告`, `海关总署2020年联合公告第31号`
 */
const numbered =
  /(?:[一-龥、]{2,40}公告(?:〔\d{4}〕|\[\d{4}\]|\d{4}年)?第?\d{1,5}号|[一-龥、]{2,40}\d{4}年(?:第\d{1,5}号(?:联合)?公告|联合公告第\d{1,5}号)|[一-龥]{1,16}[〔[［]\d{4}[〕\]］]第?\d{1,5}号文?)/g
/** A further number of the same series. Example: `、2016年第52号`, `和2017年第26号` */
const further = /[、和及]\s?(\d{4})年第(\d{1,5})号(?!公告|令)/y
/** Words that come before the number and are no part of it. Example: `和`, `原`, `以及`, `同时废止` */
const lead = /^(?:.*(?:同时|废止|执行|施行|之日起|以及))?[、和及与]*(?:原(?=[一-龥]{2}))?/

/** The acts named by number alone in the list that ends at `end`; as `actsBefore`, for documents without titles. */
export function numberedActsBefore(bare: string, from: number, end: number): ActList | null {
  const text = foldDigits(bare.slice(from, end))
  const found: { readonly act: NamedAct; readonly start: number; readonly end: number }[] = []
  for (const match of text.matchAll(numbered)) {
    const words = match[0].replace(lead, '')
    const start = match.index + match[0].length - words.length
    let close = match.index + match[0].length
    found.push({ act: actOf(words), start, end: close })
    const issuer = words.replace(/(?:联合)?公告.*$/, '')
    for (further.lastIndex = close; ; further.lastIndex = close) {
      const next = further.exec(text)
      if (next === null) break
      close = next.index + next[0].length
      found.push({ act: actOf(`${issuer}公告${next[1]}年第${next[2]}号`), start: next.index + 1, end: close })
    }
  }
  const last = found.at(-1)
  if (last === undefined) return null
  const part = readPart(text.slice(last.end).replace(/^（[^）]{0,200}）/, ''))
  if (part === null) return null
  const list: NamedAct[] = []
  let start = last.start
  for (let index = found.length - 1; index >= 0; index--) {
    const one = found[index]
    const next = found[index + 1]
    if (one === undefined || (next !== undefined && !/^[、，和及与以]{0,3}$/.test(text.slice(one.end, next.start))))
      break
    const isLast = next === undefined
    list.unshift(isLast ? { target: { ...one.act.target, eIds: part.eIds }, partial: part.partial } : one.act)
    start = one.start
  }
  return { acts: list, start: from + start }
}

function actOf(words: string): NamedAct {
  // Example: `海关总署` of 海关总署公告2015年第57号
  const issuer = /^([一-龥、]{2,40}?)(?:联合)?(?:公告|\d{4}年)/.exec(words)?.[1] ?? null
  const number = normaliseDocumentNumber(inOneForm(words.replace(/文$/, '')))
  return {
    target: { citedAs: words, isSelf: false, documentNumber: number, issuer, issuedOn: null, eIds: [] },
    partial: false,
  }
}

/** 海关总署2020年联合公告第31号 and 质检总局2005年第128号公告 as 公告2020年第31号 is written. */
function inOneForm(words: string): string {
  const match = /^([一-龥、]{2,40}?)(\d{4})年(?:第(\d{1,5})号(?:联合)?公告|联合公告第(\d{1,5})号)$/.exec(words)
  if (match === null) return words
  return `${match[1]}公告${match[2]}年第${chineseNumber(match[3] ?? match[4] ?? '')}号`
}
