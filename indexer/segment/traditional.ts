import { Converter } from 'opencc-js/t2cn'

let convert: ((text: string) => string) | null = null
let tell: Uint8Array | null = null

/**
 * Traditional characters to simplified ones, phrase by phrase (OpenCC). A text without a character that only traditional
 * writing uses is returned as it is: 著作权 and 乾隆 are simplified writing too.
 */
export function toSimplified(text: string): string {
  if (!hasTraditional(text)) return text
  return converter()(text)
}

/** Whether a character occurs that is never written in simplified text. */
export function hasTraditional(text: string): boolean {
  tell ??= tellTaleCharacters()
  for (let index = 0; index < text.length; index++) {
    if (tell[text.charCodeAt(index)] === 1) return true
  }
  return false
}

function converter(): (text: string) => string {
  const made = convert ?? Converter({ from: 't', to: 'cn' })
  convert = made
  return made
}

/** One byte a UTF-16 unit: 1 where OpenCC changes the character and GB 2312, the simplified set, lacks it. */
function tellTaleCharacters(): Uint8Array {
  const table = new Uint8Array(65_536)
  const decoder = new TextDecoder('gbk')
  const simplified = new Set<string>()
  // GB 2312 places its characters in rows B0 to F7, cells A1 to FE
  for (let row = 0xb0; row <= 0xf7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) simplified.add(decoder.decode(Uint8Array.of(row, cell)))
  }
  const toCheck: string[] = []
  for (let code = 0x4e00; code <= 0x9fff; code++) {
    const character = String.fromCharCode(code)
    if (!simplified.has(character)) toCheck.push(character)
  }
  const converted = converter()(toCheck.join('\n')).split('\n')
  toCheck.forEach((character, index) => {
    if (converted[index] !== character) table[character.charCodeAt(0)] = 1
  })
  return table
}
