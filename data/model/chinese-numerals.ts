const digitValues: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  '○': 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}

const unitValues: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** Full-width digits as ASCII ones, character for character, so that offsets stay valid: `１２５` → `125`. */
export function foldDigits(text: string): string {
  // Example: `令第１２５号`
  return text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
}

/**
 * The whole number that Chinese numerals or digits state (一千零五十七, 二〇二一, 两百, １２５); `null` where the text is
 * no number or not one this notation can mean. 万 and above do not occur in numbers of provisions and orders.
 */
export function chineseNumber(text: string): number | null {
  const folded = foldDigits(text)
  // Example: `125`
  if (/^\d{1,9}$/.test(folded)) return Number(folded)
  if (folded === '') return null
  let hasUnit = false
  for (const character of folded) {
    if (character in unitValues) hasUnit = true
    else if (!(character in digitValues)) return null
  }
  return hasUnit ? withUnits(folded) : positional(folded)
}

/** 二〇二一: each numeral is one decimal place. */
function positional(text: string): number {
  let value = 0
  for (const character of text) value = value * 10 + (digitValues[character] ?? 0)
  return value
}

/** 一千零五十七: each numeral is multiplied by the unit after it; a leading 十 means one ten. */
function withUnits(text: string): number | null {
  let value = 0
  let digit: number | null = null
  let lastUnit = Number.POSITIVE_INFINITY
  for (const character of text) {
    const unit = unitValues[character]
    if (unit === undefined) {
      const next = digitValues[character] ?? 0
      // Two numerals side by side are only written with 零 between units.
      if (digit !== null && digit !== 0) return null
      digit = next
      continue
    }
    if (unit >= lastUnit) return null
    value += (digit === null || digit === 0 ? 1 : digit) * unit
    lastUnit = unit
    digit = null
  }
  return value + (digit ?? 0)
}

/** A whole number from 1 to 9999 as articles are numbered: 33 → 三十三, 1057 → 一千零五十七, 12 → 十二. */
export function toChineseNumerals(value: number): string {
  const digits = '零一二三四五六七八九'
  const units = ['', '十', '百', '千']
  let text = ''
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10
    if (digit > 0) text += `${digits[digit] ?? ''}${units[place] ?? ''}`
    else if (text !== '' && !text.endsWith('零') && value % 10 ** place > 0) text += '零'
  }
  return text.startsWith('一十') ? text.slice(1) : text
}
