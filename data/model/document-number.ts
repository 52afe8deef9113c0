import { chineseNumber, foldDigits } from './chinese-numerals.ts'

/** An unbroken run of Chinese characters: the code of the issuing body. Example: `国办发` */
const code = '[\\u4e00-\\u9fa5]'
const numerals = '[0-9０-９〇零一二三四五六七八九十百千]+'

/** Example: `国办发(1985)49号`, `湘政发 〔2009〕30号`, `桂政干〔 2020〕 68号` */
const bracketed = new RegExp(
  `(${code}{1,16})\\s*[〔\\[［(（【]\\s*((?:19|20)[0-9０-９]{2}|[１２][０-９]{3})年?\\s*[〕\\]］)）】]\\s*第?\\s*([0-9０-９]{1,5})\\s*号`,
)
/** Example: `海关总署公告2024年第151号`, `公告第12号` */
const announcement = new RegExp(`(${code}{0,40}公告)\\s*(?:((?:19|20)\\d{2})年)?\\s*第\\s*(${numerals})\\s*号`)
/** Example: `生态环境部、公安部、交通运输部令第23号`, `政府令187号`, `市场监督管理总局令2021年第3号` */
const order = new RegExp(`((?:${code}|、){0,60}?)令\\s*(?:((?:19|20)\\d{2})年)?\\s*第?\\s*(${numerals})\\s*号`)
/** Example: `国务院第320号令` */
const orderBehind = new RegExp(`((?:${code}|、){0,40}?)第\\s*(${numerals})\\s*号令`)
/** Codes given to documents by provincial registers. Example: `SDPR-2021-0010001` */
const unified = /[A-Z]{2,8}[—–-]\d{4}[—–-]\d{1,7}/

/**
 * 文号 in the one form it is compared in: brackets 〔〕, half-width digits, no spaces, 第 only where there is no year;
 * `公告2024年第151号` becomes `公告〔2024〕151号`, `第320号令` becomes `令第320号`. Text that is no 文号 comes back
 * without white space and with its digits folded.
 */
export function normaliseDocumentNumber(number: string): string {
  // Line breaks occur inside numbers. Example: `桂政干〔\n2020〕\n68号`
  const text = foldDigits(number).replace(/[\s\u200b\ufeff]+/g, '')
  const withYear = new RegExp(`^${bracketed.source}$`).exec(text)
  if (withYear) return `${withYear[1]}〔${withYear[2]}〕${Number(withYear[3])}号`
  const announced = new RegExp(`^${announcement.source}$`).exec(text)
  if (announced) {
    const count = chineseNumber(announced[3] ?? '')
    if (count !== null)
      return announced[2] ? `${announced[1]}〔${announced[2]}〕${count}号` : `${announced[1]}第${count}号`
  }
  const behind = new RegExp(`^${orderBehind.source}$`).exec(text)
  if (behind) return `${withoutState(behind[1] ?? '')}令第${chineseNumber(behind[2] ?? '') ?? behind[2]}号`
  const ordered = new RegExp(`^${order.source}$`).exec(text)
  if (ordered) {
    const [, issuer = '', year, count = ''] = ordered
    const body = `${withoutState(issuer)}令`
    return year === undefined
      ? `${body}第${chineseNumber(count) ?? count}号`
      : `${body}〔${year}〕${chineseNumber(count) ?? count}号`
  }
  return text
}

/** The issuer of an order is written with and without the name of the state. */
function withoutState(issuer: string): string {
  // Also the misprint seen in sources. Example: `中华人民共和国国务院`, `中中华人民共和国主席`
  return issuer.replace(/中?中华人民共和国/g, '')
}

/** The first 文号 that stands in a text, as written; `null` where there is none. */
export function findDocumentNumber(text: string): string | null {
  let first: RegExpExecArray | null = null
  for (const pattern of [bracketed, announcement, order, orderBehind, unified]) {
    const match = pattern.exec(text)
    if (match && (first === null || match.index < first.index)) first = match
  }
  return first === null ? null : first[0].trim()
}
