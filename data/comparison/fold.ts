/** Look-alikes that print the same word: they say nothing that their twin does not. */
const twins: ReadonlyMap<string, string> = new Map(
  (
    [
      ['〇', '零○◯'],
      ['"', "“”„‟‘’‚‛「」『』｢｣〝〞＂'＇"],
      ['(', '〔［[【（⟨'],
      [')', '〕］]】）⟩'],
      ['.', '。｡．'],
      [',', '，'],
      ['、', '､'],
      ['<', '〈＜'],
      ['>', '〉＞'],
      ['·', '•・･‧∙⋅'],
      ['-', '—―–‒－─━−‐‑'],
      ['~', '～〜∼'],
      ['…', '⋯'],
    ] as const
  ).flatMap(([form, others]) => [...others].map((other): [string, string] => [other, form])),
)

/** White space and characters without width, of any kind: `　`, a zero-width space, a byte order mark. */
const blank = /[\s\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+/g

/** Everything that may have a twin, a full-width form or a composed form; plain Han and ASCII stay as they are. */
const unusual = /[^\u4e00-\u96f5\u96f7-\u9fff0-9A-Za-z,.;:!?()、]/gu

/**
 * The form in which two spellings of one text are equal: without white space, with half-width letters, digits and
 * punctuation, and with one sign for each kind of quotation mark, bracket, dash and zero (〇, 零). Never shown.
 */
export function fold(text: string): string {
  return text.replace(blank, '').replace(unusual, foldCharacter).normalize('NFC')
}

function foldCharacter(character: string): string {
  const twin = twins.get(character)
  if (twin !== undefined) return twin
  const code = character.charCodeAt(0)
  // Full-width ASCII: `Ａ`, `；`, `２`.
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : character
}
