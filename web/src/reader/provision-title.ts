import type { Ancestor } from '../api/types.ts'

/** How a part is called in headings and links: `第四章　行政处罚的决定`, `第三十三条`, `序言`. */
export const titleOf = (part: Ancestor): string => {
  if (part.label !== null && part.heading !== null) return `${part.label}　${part.heading}`
  return part.label ?? part.heading ?? part.text ?? unnamed[part.kind] ?? part.eId
}

const unnamed: Readonly<Partial<Record<Ancestor['kind'], string>>> = {
  preamble: '序言',
  annex: '附件',
  note: '附注',
  article: '条文',
}
