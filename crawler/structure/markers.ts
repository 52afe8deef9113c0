import { chineseNumber } from '../../data/model/chinese-numerals.ts'

/** What a paragraph or heading begins with: a number as written, its value, and the words after it. */
export interface Marker {
  /** As written, without the white space around it: `第三十三条`, `（一）`, `一、`. */
  readonly label: string
  /** Arabic digits, `33` or `120-1`; `null` where none is written (附：). */
  readonly number: string | null
  readonly rest: string
}

const numerals = '[〇○零一二两三四五六七八九十百千]+|[0-9０-９]+'

/** Example: `第三十三条 国家实行…`, `第一百二十条之一　…`; `第三条第一款规定的…` is no article. */
const article = new RegExp(`^(第(${numerals})条(?:之([一二三四五六七八九十]+))?)(?:[\\s　]+|$)`)
/** An article whose separator is missing. Example: `第四十二条本条例自2021年1月1日起施行。` */
const gluedArticle = new RegExp(`^(第(${numerals})条(?:之([一二三四五六七八九十]+))?)(?=[\\u4e00-\\u9fa5（“《])`)
/** What follows a mention of an article, not its number. Example: `第三条第一款`, `第三条规定的`, `第三条至第五条` */
const mention =
  /^(?:第|规定|所|的|和|与|或|至|及|中|以|情形|修改|改为|相应|增加|内容|之|（|“|《|[一二三四五六七八九十]+款)/

/** Example: `第一编　总则`, `第一分编 通则`, `第一章　总　　则`, `第二节 乡村旅游` */
const container = new RegExp(`^(第(${numerals})(分编|编|篇|章|节))(?:[\\s　]*)(.*)$`)

/** Example: `一、一般规定`, `十二、删去第十条。` */
const clause = /^(([一二三四五六七八九十百]+)[、．.])[\s　]*(.*)$/s
/** Example: `（一）警告；`, `(十二)其他`, `﹙三﹚` */
const bracketedChinese = /^([（(﹙]\s*([一二三四五六七八九十百]+)\s*[）)﹚])[\s　]*(.*)$/s
/** Example: `1．主要事实不清`, `2.证据不足`, `3、其他`; `1.5毫米` is no item. */
const digit = /^(([1-9１-９][0-9０-９]{0,2})\s?[．.、])(?![0-9０-９])[\s　]*(.*)$/s
/** Example: `（1）土地使用合同书`, `(2)其他` */
const bracketedDigit = /^([（(]\s*([1-9１-９][0-9０-９]{0,2})\s*[）)])[\s　]*(.*)$/s
/** Example: `①额定精度` */
const circled = /^([①-⑳])[\s　]*(.*)$/s

/** Example: `附件一：香港特别行政区行政长官的产生办法`, `附件1`, `附录`, `附：`; `附加刑也可以…` is a sentence. */
const annex =
  /^(附\s*(?:件|录|表|图)?\s*([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})?\s*(?:[:：]|(?=[\s　《（(])|$))[\s　]*(.*)$/s

/** The article number a paragraph opens with, separated from its words; else `null`. */
export function articleMarker(text: string): Marker | null {
  return text.charCodeAt(0) === 0x7b2c ? articleFrom(article.exec(text), text) : null
}

/** An article number with no separator after it, unless the words read as a mention of the article; else `null`. */
export function gluedArticleMarker(text: string): Marker | null {
  const marker = text.charCodeAt(0) === 0x7b2c ? articleFrom(gluedArticle.exec(text), text) : null
  return marker === null || mention.test(marker.rest) ? null : marker
}

function articleFrom(match: RegExpExecArray | null, text: string): Marker | null {
  if (match === null) return null
  const base = chineseNumber(match[2] ?? '')
  const inserted = match[3] === undefined ? null : chineseNumber(match[3])
  if (base === null) return null
  const number = inserted === null ? String(base) : `${base}-${inserted}`
  return { label: match[1] ?? '', number, rest: text.slice(match[0].length).trim() }
}

export type ContainerKind = 'part' | 'subpart' | 'chapter' | 'section'

const containerKinds: Readonly<Record<string, ContainerKind>> = {
  编: 'part',
  篇: 'part',
  分编: 'subpart',
  章: 'chapter',
  节: 'section',
}

/** 编, 分编, 章 or 节 with its number and heading; else `null`. */
export function containerMarker(text: string): (Marker & { readonly kind: ContainerKind }) | null {
  const match = container.exec(text)
  const value = chineseNumber(match?.[2] ?? '')
  const kind = containerKinds[match?.[3] ?? '']
  if (match === null || value === null || kind === undefined) return null
  return { label: match[1] ?? '', number: String(value), rest: (match[4] ?? '').trim(), kind }
}

/** 一、 at the beginning; else `null`. */
export function clauseMarker(text: string): Marker | null {
  return numbered(clause.exec(text))
}

/** How the members of a list are marked, in the order in which they usually nest. */
export type ListStyle = 'bracketed-chinese' | 'chinese' | 'digit' | 'bracketed-digit' | 'circled'

/** A member of a list: 项 or 目; else `null`. 一、 counts here only where it opens no clause. */
export function listMarker(text: string): (Marker & { readonly style: ListStyle }) | null {
  const chinese = numbered(bracketedChinese.exec(text))
  if (chinese !== null) return { ...chinese, style: 'bracketed-chinese' }
  const arabic = numbered(digit.exec(text))
  if (arabic !== null) return { ...arabic, style: 'digit' }
  const bracketed = numbered(bracketedDigit.exec(text))
  if (bracketed !== null) return { ...bracketed, style: 'bracketed-digit' }
  const ring = circled.exec(text)
  if (ring !== null) {
    const label = ring[1] ?? ''
    return { label, number: String(label.charCodeAt(0) - 0x245f), rest: ring[2] ?? '', style: 'circled' }
  }
  const unbracketed = clauseMarker(text)
  return unbracketed === null ? null : { ...unbracketed, style: 'chinese' }
}

/** The heading of an annex; `null` for a sentence that begins with 附. */
export function annexMarker(text: string): Marker | null {
  if (text.charCodeAt(0) !== 0x9644) return null
  const match = annex.exec(text)
  if (match === null) return null
  const rest = (match[3] ?? '').trim()
  // 附则 is a chapter, and what ends like a sentence is one. Example: `附 则`
  if (rest.length > 80 || /^则$/.test(rest) || /[。；]$/.test(rest)) return null
  const value = match[2] === undefined ? null : chineseNumber(match[2])
  return { label: (match[1] ?? '').trim(), number: value === null ? null : String(value), rest }
}

function numbered(match: RegExpExecArray | null): Marker | null {
  if (match === null) return null
  const value = chineseNumber(match[2] ?? '')
  return value === null ? null : { label: match[1] ?? '', number: String(value), rest: (match[3] ?? '').trim() }
}

/** A heading that stands as a paragraph of its own: 附则, 序言, with any white space within. */
export function bareHeading(text: string): '附则' | '序言' | null {
  if (text.length > 12) return null
  // Example: `附　　则`
  const words = text.replace(/[\s　]+/g, '')
  return words === '附则' ? '附则' : words === '序言' ? '序言' : null
}

/** Replacement text that an amending decision quotes: it opens no article or clause of the decision itself. */
export function isQuoted(text: string): boolean {
  // Example: `“第十四条之一 渡运经营人应当…`
  return /^[“"‘「『]/.test(text)
}

/** Closing and editorial words. Example: `注：本表…`, `《…条例》根据本决定作相应修改并对条文序号作相应调整，重新公布。` */
export function isClosingNote(text: string): boolean {
  return (
    /^(?:注|编者注|备注|说明)[:：]/.test(text) ||
    /^《.{2,80}》(?:等.{1,20})?根据本(?:决定|修正案).{0,40}(?:重新公布|修改|修正)/s.test(text)
  )
}

/** The sentence after the clauses of a decision that speaks of it as a whole. Example: `本决定自2019年5月1日起施行。` */
export function isCommencementOfWhole(text: string): boolean {
  return /^本[\u4e00-\u9fa5]{2,8}自[^，；]{2,24}(?:施行|生效|实施|执行)/.test(text)
}
