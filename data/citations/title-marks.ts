/** A title in 《》 as it stands in a text. */
export interface MarkedTitle {
  /** Without its outer marks. */
  readonly title: string
  /** Behind the closing 》. */
  readonly end: number
}

const longestTitle = 300

/**
 * The title whose 《 stands at `at`, with what is nested in it (《…〈…〉…》, 《…《…》…》, 《…<…>…》); `null` where it is not closed within
 * its paragraph. Of 《…《…》 with a mark missing the inner title counts as closed.
 */
export function markedTitle(text: string, at: number): MarkedTitle | null {
  let depth = 0
  let lastClosed = -1
  const limit = Math.min(text.length, at + longestTitle)
  for (let index = at; index < limit; index++) {
    const character = text[index]
    if (character === '\n' || character === '。') break
    if (character === '《') depth++
    if (character === '》') {
      depth--
      lastClosed = index
      if (depth === 0) break
    }
  }
  if (lastClosed < 0) return null
  const inner = text.slice(at + 1, lastClosed)
  // 《甲《乙》 where the outer mark is never closed names 乙 alone; it is found when its own mark is reached.
  if (depth > 0 && inner.includes('《')) return null
  return inner.trim() === '' ? null : { title: inner, end: lastClosed + 1 }
}
