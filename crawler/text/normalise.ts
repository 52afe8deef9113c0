/**
 * Light normalisation that changes no word: no-break space to space, zero-width space and byte order mark away, line
 * ends to LF. U+3000, full-width forms and private-use characters stay as they are.
 */
export function normaliseText(text: string): string {
  // Example: `自然\u200b人`, `第一条\u00a0为了`
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .replace(/[\u200b\ufeff]/g, '')
}

/** Characters that stand for a glyph lost at the source: of private use, or the replacement character; each once. */
export function unusualCharacters(text: string): readonly string[] {
  // Example: `2\ue010米` for a lost decimal point
  const found = text.match(/[\ue000-\uf8ff\ufffd]|[\udb80-\udbff][\udc00-\udfff]/g)
  return found === null ? [] : [...new Set(found)]
}

/** All white space away: the form in which a text and its tree are compared. */
export function withoutWhiteSpace(text: string): string {
  // Example: `第一章　总　　则`
  return text.replace(/\s+/g, '')
}
