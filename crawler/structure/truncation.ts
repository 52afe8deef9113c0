import type { DocumentType } from '../../data/model/document-type.ts'
import type { Provision } from '../../data/model/provision.ts'
import type { ParseWarning } from '../../data/model/version.ts'

/** Types whose texts in chapters end in 附则; constitutions and 司法解释 need not. */
const typesWithClosing: readonly DocumentType[] = [
  'law',
  'administrative_regulation',
  'local_regulation',
  'departmental_rule',
  'local_government_rule',
]
const fewestArticles = 20
/** What the closing articles of a statute speak of. Example: `本法自2021年3月1日起施行。` */
const closing = /施行|实施|生效|执行|废止|解释|适用本|参照/

/**
 * Says where a text in chapters seems cut short: it has no 附则, and none of its last three articles speaks of
 * commencement, repeal or interpretation. A presumption, and worded as one.
 */
export function truncationWarning(type: DocumentType, provisions: readonly Provision[]): ParseWarning | null {
  if (!typesWithClosing.includes(type)) return null
  const { articles, headings } = partsOf(provisions)
  const last = articles.at(-1)
  if (last === undefined || articles.length < fewestArticles || headings.length === 0) return null
  // Example: `附　　则`
  if (/附则/.test((headings.at(-1) ?? '').replace(/\s/g, ''))) return null
  if (closing.test(articles.slice(-3).map(wordsOf).join(''))) return null
  return {
    code: 'text-truncated',
    message: `分章的文本没有附则，末尾三条也没有施行、废止或者解释的规定，来源的正文可能在${last.label ?? ''}之后不完整`,
    eId: last.eId,
  }
}

/** Articles and headings outside annexes, in order. */
function partsOf(provisions: readonly Provision[]): { articles: readonly Provision[]; headings: readonly string[] } {
  const articles: Provision[] = []
  const headings: string[] = []
  const visit = (node: Provision): void => {
    if (node.kind === 'annex') return
    if (node.kind === 'article') articles.push(node)
    else {
      if (node.kind === 'chapter' || node.kind === 'heading') headings.push(node.heading ?? '')
      node.children.forEach(visit)
    }
  }
  provisions.forEach(visit)
  return { articles, headings }
}

function wordsOf(node: Provision): string {
  return node.text ?? node.children.map(wordsOf).join('')
}
