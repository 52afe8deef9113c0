import type { Provision } from '../model/provision.ts'

/** A leaf of a text with words of its own. */
export interface TextLeaf {
  readonly eId: string
  readonly text: string
  /** The article or clause it stands in; `null` for preambles, annexes and notes. */
  readonly unit: Provision | null
}

/** The leaves of a text in reading order; headings and labels are no leaves. */
export function* leavesOf(provisions: readonly Provision[], unit: Provision | null = null): Generator<TextLeaf> {
  for (const provision of provisions) {
    const own = provision.kind === 'article' || provision.kind === 'clause' ? provision : unit
    if (provision.text !== null && provision.text !== '') yield { eId: provision.eId, text: provision.text, unit: own }
    yield* leavesOf(provision.children, own)
  }
}

/** Every `eId` of a text. */
export function eIdsOf(provisions: readonly Provision[]): ReadonlySet<string> {
  const eIds = new Set<string>()
  const add = (nodes: readonly Provision[]) => {
    for (const node of nodes) {
      eIds.add(node.eId)
      add(node.children)
    }
  }
  add(provisions)
  return eIds
}
