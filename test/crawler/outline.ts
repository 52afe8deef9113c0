import type { Provision } from '../../data/model/provision.ts'

/** A tree as one line a node, indented by depth: `eId | label | heading | text`; what a node lacks is `-`. */
export function outline(provisions: readonly Provision[], depth = 0): readonly string[] {
  return provisions.flatMap((node) => [
    `${'  '.repeat(depth)}${[node.eId, node.label ?? '-', node.heading ?? '-', node.text ?? '-'].join(' | ')}`,
    ...outline(node.children, depth + 1),
  ])
}
