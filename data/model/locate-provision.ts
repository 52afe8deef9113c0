import type { Provision } from './provision.ts'

/** A node of a text with what stands above it and beside it. */
export interface LocatedProvision {
  readonly provision: Provision
  /** Outermost first, without their children. */
  readonly ancestors: readonly Provision[]
  /** `eId` of the articles (else the siblings) before and after it in reading order; `null` at the ends. */
  readonly previous: string | null
  readonly next: string | null
}

/** Finds a node by its `eId`; `null` where the text has none of that name. */
export function locateProvision(provisions: readonly Provision[], eId: string): LocatedProvision | null {
  const path = pathTo(provisions, eId)
  const provision = path?.at(-1)
  if (path === null || provision === undefined) return null
  const article = path.find(({ kind }) => kind === 'article')
  const siblings = path.at(-2)?.children ?? provisions
  const neighbours = article === undefined ? siblings.map((node) => node.eId) : articleIds(provisions)
  const place = neighbours.indexOf(article?.eId ?? provision.eId)
  return {
    provision,
    ancestors: path.slice(0, -1).map((node) => ({ ...node, children: [] })),
    previous: neighbours[place - 1] ?? null,
    next: neighbours[place + 1] ?? null,
  }
}

function pathTo(provisions: readonly Provision[], eId: string): readonly Provision[] | null {
  for (const node of provisions) {
    if (node.eId === eId) return [node]
    const below = pathTo(node.children, eId)
    if (below !== null) return [node, ...below]
  }
  return null
}

function articleIds(provisions: readonly Provision[]): readonly string[] {
  return provisions.flatMap((node) => (node.kind === 'article' ? [node.eId] : articleIds(node.children)))
}
