import type { Provision } from '../../data/model/provision.ts'

/** A sentence of a text and where it stands. */
export interface PlacedSentence {
  /** With its closing mark, without white space around it. */
  readonly sentence: string
  /** The sentence before it, also that of the paragraph before; `null` where it is the first. */
  readonly before: string | null
  readonly eId: string
}

/** The text of a paragraph cut after 。 and ；. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[。；;])/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}

/**
 * The sentences of a text outside annexes, tables and quotations, the last first: what a text says of itself mostly stands
 * at its end. `mayMatter` looks at whole paragraphs and spares cutting the others; `limit` is a number of paragraphs.
 */
export function* sentencesFromEnd(
  provisions: readonly Provision[],
  mayMatter: (paragraph: string) => boolean,
  limit = Number.POSITIVE_INFINITY,
): Generator<PlacedSentence> {
  const leaves = leavesFromEnd(provisions)
  let leaf = leaves.next().value
  for (let left = limit; leaf !== undefined && left > 0; left--) {
    const { text, eId }: Leaf = leaf
    leaf = leaves.next().value
    // A quotation is the text of another instrument.
    if (!mayMatter(text) || /^[“"‘]/.test(text)) continue
    const sentences = sentencesOf(text)
    const previous = leaf === undefined ? null : (sentencesOf(leaf.text).at(-1) ?? null)
    for (let index = sentences.length - 1; index >= 0; index--) {
      yield { sentence: sentences[index] ?? '', before: sentences[index - 1] ?? previous, eId }
    }
  }
}

interface Leaf {
  readonly text: string
  readonly eId: string
}

function* leavesFromEnd(nodes: readonly Provision[]): Generator<Leaf, undefined> {
  for (let index = nodes.length - 1; index >= 0; index--) {
    const node = nodes[index]
    if (node === undefined || node.kind === 'annex' || node.kind === 'table') continue
    if (node.text === null) yield* leavesFromEnd(node.children)
    else yield { text: node.text, eId: node.eId }
  }
}
