const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it may stand in HTML, in elements and in quoted attributes. */
export const escapeHtml = (text: string): string =>
  // Example: a<b → a&lt;b
  text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
