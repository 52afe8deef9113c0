import { foldDigits } from './chinese-numerals.ts'

/**
 * What a suffix in brackets says of the version and not of the work: 修订, 2018年修正文本, 部分, 2015修正.
 * （试行） and （暂行） stay: the trial form of a regulation is a work of its own, and so does （二） of an interpretation.
 * Example: `(2018年修正文本)`, `(修订)`, `(2021年1月22日修订)`
 */
const versionSuffix =
  /\((?:(?:19|20)\d{2}年?(?:\d{1,2}月)?(?:\d{1,2}日)?)?(?:第[一二三四五六七八九十]+次)?(?:修正|修订|修改|修订稿|修正案文本|重新公布|部分|全文|文本)(?:文本|版|本|稿)?\)$/

/** Brackets and marks that are written in several ways, one form each. */
const folded: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '［': '[',
  '］': ']',
  '〔': '[',
  '〕': ']',
  '【': '[',
  '】': ']',
  '〈': '《',
  '〉': '》',
  '<': '《',
  '>': '》',
  '＜': '《',
  '＞': '》',
  '﹤': '《',
  '﹥': '》',
  '·': '・',
  '•': '・',
  '“': '"',
  '”': '"',
  '「': '"',
  '」': '"',
  '，': ',',
  '：': ':',
  '；': ';',
}

/**
 * The title as it identifies a work: without 中华人民共和国 (also within 《》), white space and suffixes that name a
 * version, brackets and digits in one form. （试行） and 暂行 are kept. Pure; for comparing, never for display.
 */
export function normaliseTitle(title: string): string {
  // White space and invisible characters. Example: `中华人民共和国 个人信息\u200b保护法`
  let text = foldDigits(title).replace(/[\s\u200b-\u200f\u2060\ufeff]+/gu, '')
  // Any of the folded marks. Example: `（`
  text = text.replace(/[（）［］〔〕【】〈〉<>＜＞﹤﹥·•“”「」，：；]/gu, (mark) => folded[mark] ?? mark)
  text = withoutOuterMarks(text)
  // Capital letters of full width. Example: `Ａ`
  text = text.replace(/[Ａ-Ｚａ-ｚ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
  for (let shorter = text.replace(versionSuffix, ''); shorter !== text; shorter = text.replace(versionSuffix, '')) {
    text = shorter
  }
  // Example: `中华人民共和国行政处罚法`, `关于修改《中华人民共和国公司法》的决定`
  return text.replace(/(^|[《"\]])中华人民共和国(?=.)/g, '$1')
}

/** A title wholly in 《》 is the title without them; 《甲》解释 keeps its marks. */
function withoutOuterMarks(text: string): string {
  if (!text.startsWith('《') || !text.endsWith('》')) return text
  let depth = 0
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '《') depth++
    if (text[index] === '》') depth--
    if (depth === 0 && index < text.length - 1) return text
  }
  return text.slice(1, -1)
}
