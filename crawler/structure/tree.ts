import type { Provision, ProvisionKind } from '../../data/model/provision.ts'

/** A node while the tree grows; `finish` turns it into a `Provision`. */
export interface GrowingNode {
  readonly eId: string
  readonly kind: ProvisionKind
  readonly number: string | null
  readonly label: string | null
  readonly heading: string | null
  text: string | null
  readonly children: GrowingNode[]
  /** How many children of each kind there are, for those that count by position. */
  readonly counts: Map<string, number>
}

/** The name of each kind within an `eId`. */
const abbreviations: Readonly<Record<ProvisionKind, string>> = {
  preamble: 'preamble',
  part: 'part',
  subpart: 'subpart',
  chapter: 'chp',
  section: 'sec',
  article: 'art',
  clause: 'cl',
  paragraph: 'para',
  intro: 'intro',
  subparagraph: 'subpara',
  item: 'item',
  annex: 'annex',
  heading: 'hdg',
  table: 'table',
  row: 'row',
  cell: 'cell',
  note: 'note',
}

/** Names nodes and keeps every `eId` of one text unique. */
export class TreeNames {
  readonly #used = new Map<string, number>()

  /** The `eId` for a node below `parent` (`null`: at the root), `_2` and on where it is taken. */
  name(parent: string | null, kind: ProvisionKind, number: string | null): string {
    const own = number === null ? abbreviations[kind] : `${abbreviations[kind]}_${number}`
    const eId = parent === null ? own : `${parent}__${own}`
    const times = (this.#used.get(eId) ?? 0) + 1
    this.#used.set(eId, times)
    if (times === 1) return eId
    const repeated = `${eId}_${times}`
    // `art_1_2` may be taken by an earlier repetition of the same kind only; names never contain a bare `_` otherwise.
    this.#used.set(repeated, 1)
    return repeated
  }
}

/** A node without children or text yet. */
export function growingNode(
  eId: string,
  kind: ProvisionKind,
  words: { number?: string | null; label?: string | null; heading?: string | null; text?: string | null } = {},
): GrowingNode {
  return {
    eId,
    kind,
    number: words.number ?? null,
    label: words.label ?? null,
    heading: words.heading ?? null,
    text: words.text ?? null,
    children: [],
    counts: new Map(),
  }
}

/** The next position among the children of one kind, from 1. */
export function nextPosition(node: { readonly counts: Map<string, number> }, kind: ProvisionKind): string {
  const position = (node.counts.get(kind) ?? 0) + 1
  node.counts.set(kind, position)
  return String(position)
}

/** The finished tree. A node keeps its text only as a leaf. */
export function finish(nodes: readonly GrowingNode[]): readonly Provision[] {
  return nodes.map(({ eId, kind, number, label, heading, text, children }) => ({
    eId,
    kind,
    number,
    label,
    heading,
    text: children.length > 0 ? null : text,
    children: finish(children),
  }))
}
