/** Stands where a paragraph ends, so that no phrase reaches across two. */
const boundary = '\ue000'

const whiteSpace = /\s/

/** Letters and digits of ASCII, which the tokenizer keeps: a-z, 0-9. */
const asciiWord = /[a-z0-9]/

/** The overlapping pairs of characters of a normalised text, separated by spaces; white space does not count. */
export function pairsOf(plain: string): string {
  const characters = charactersOf(plain)
  if (characters.length === 0) return ''
  characters.push(boundary)
  let pairs = ''
  for (let index = 0; index + 1 < characters.length; index++) {
    pairs += `${characters[index]}${characters[index + 1]} `
  }
  return pairs
}

/** The match expression that finds exactly the texts in which `phrase` stands; `null` where it has no characters. */
export function phraseExpression(phrase: string): string | null {
  const characters = charactersOf(phrase).filter((character) => character !== boundary)
  if (characters.length === 0) return null
  if (characters.length === 1) return `"${characters[0]}" *`
  const pairs: string[] = []
  for (let index = 0; index + 1 < characters.length; index++) pairs.push(`${characters[index]}${characters[index + 1]}`)
  return `"${pairs.join(' ')}"`
}

function charactersOf(plain: string): string[] {
  const characters: string[] = []
  for (const character of plain) {
    if (character === '\n') characters.push(boundary)
    else if (!whiteSpace.test(character)) characters.push(keepable(character))
  }
  return characters
}

/** ASCII punctuation would divide tokens: it is written as its full-width form. */
function keepable(character: string): string {
  const code = character.charCodeAt(0)
  if (code >= 128 || asciiWord.test(character)) return character
  return code > 32 && code < 127 ? String.fromCharCode(code + 0xfee0) : boundary
}
