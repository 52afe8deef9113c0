import type { Citation } from '../../data/citations/citation.ts'

/** What the labels call a citation by how it names its target. */
export type CitingKind = 'title' | 'self' | 'relative' | 'anaphor' | 'number'

/** Words that count from where they stand. Example: `前款`, `前两项`, `本条第二款`, `上款` */
const relativeWords = /^(?:本?前|上[款条]|本[款项]|本条(?![例约]))/
/** Words that point at what was named before. Example: `该条例`, `该款`, `上述规定第三条` */
const pointingWords = /^(?:该|其|上述|前述)/
/** A part without any name before it. Example: `第三条`, `(三)项` */
const partAlone = /^(?:第\s?[（(﹙]?[0-9０-９〇零○一二两三四五六七八九十百千]|[（(﹙])/
/** Example: `国发〔2021〕7号`, `国务院令第684号` */
const numberAlone = /(?:[〔[［【（(]\s?[12１２][0-9０-９]{3}年?\s?[〕\]］】）)].*号|[令告].*号)$/

/** The kind of a citation that was found, by its words. Pure. */
export function citingKindOf({ text, target }: Pick<Citation, 'text' | 'target'>): CitingKind {
  if (pointingWords.test(text)) return 'anaphor'
  if (target.isSelf) return relativeWords.test(text) || /^第[^条]*[款项]/.test(text) ? 'relative' : 'self'
  if (partAlone.test(text)) return 'anaphor'
  return !text.startsWith('《') && numberAlone.test(text) ? 'number' : 'title'
}
