import type { Provision } from '../../../data/model/provision.ts'

/** Ways in which two printings of one text differ and say the same. */
export const reformattings: Readonly<Record<string, (text: string) => string>> = {
  'half-width punctuation': (text) => replaceEach(text, '，。；：？！（）％', ',.;:?!()%'),
  'full-width digits and letters': (text) =>
    // Examples: 12, GB
    text.replace(/[0-9A-Za-z]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)),
  'spaces between characters': (text) =>
    [...text].map((character, place) => (place % 5 === 2 ? `${character}　` : character)).join(' '),
  'no spaces': (text) => text.replace(/[^\S\n]/g, ''),
  '零 for 〇': (text) => replaceEach(text, '〇○', '零零'),
  '〇 for 零': (text) => replaceEach(text, '零', '〇'),
  'straight quotation marks': (text) => replaceEach(text, '“”‘’', '""\'\''),
  'corner brackets for quotation marks': (text) => replaceEach(text, '“”‘’', '「」『』'),
  'other brackets': (text) => replaceEach(text, '〔〕（）', '［］[]'),
  'other dashes': (text) => replaceEach(text, '—－–', '―――'),
}

function replaceEach(text: string, characters: string, others: string): string {
  const table = new Map([...characters].map((character, place) => [character, [...others][place] ?? '']))
  return [...text].map((character) => table.get(character) ?? character).join('')
}

/** A text whose labels, headings and words were all printed otherwise. */
export function reformatted(provisions: readonly Provision[], change: (text: string) => string): readonly Provision[] {
  const changed = (words: string | null): string | null => (words === null ? null : change(words))
  return provisions.map(({ label, heading, text, children, ...rest }) => ({
    ...rest,
    label: changed(label),
    heading: changed(heading),
    text: changed(text),
    children: reformatted(children, change),
  }))
}
