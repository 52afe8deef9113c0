/**
 * The place that a cited `eId` has in a text with the given `eIds`: itself; else, for a 项 named without its 款, the only one of
 * its number in the article; else the smallest part around it. 第三条 of a text numbered 一、二、 is its third clause. `null` where the
 * text has nothing of it.
 */
export function heldPlace(eIds: ReadonlySet<string>, eId: string): string | null {
  if (eIds.has(eId)) return eId
  // Example: `art_3__para_1__subpara_2`; a 项 cited without 款 reads as one of the first
  const subparagraph = /^((?:art|cl)_[^_]+)__para_1__(subpara_.+)$/.exec(eId)
  if (subparagraph !== null) {
    const [, unit, rest] = subparagraph
    const found = paragraphsOf(eIds, unit ?? '').filter((paragraph) => eIds.has(`${paragraph}__${rest}`))
    if (found.length === 1) return `${found[0]}__${rest}`
    if (unit !== undefined && eIds.has(unit)) return unit
  }
  // A table named as 本法所附《…表》 is the only annex there is
  if (eId === 'annex' && !eIds.has('annex_2')) return eIds.has('annex_1') ? 'annex_1' : null
  const place = eId.lastIndexOf('__')
  if (place > 0) return heldPlace(eIds, eId.slice(0, place))
  const clause = eId.replace(/^art_/, 'cl_')
  return clause !== eId && eIds.has(clause) ? clause : null
}

const mostParagraphs = 40

function paragraphsOf(eIds: ReadonlySet<string>, unit: string): readonly string[] {
  const paragraphs: string[] = []
  for (let number = 1; number <= mostParagraphs && eIds.has(`${unit}__para_${number}`); number++) {
    paragraphs.push(`${unit}__para_${number}`)
  }
  return paragraphs
}
