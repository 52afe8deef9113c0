import type { Provision } from '../../model/provision.ts'
import type { TargetDescription } from '../statement.ts'
import { headFrom, headsList, type ListedAct, type ListHead, leadsList, listed } from './list-heads.ts'
import { actInItem } from './list-items.ts'
import { actsInTables } from './table-lists.ts'
import type { StatedLeaf } from './unquoted-sentences.ts'

/** What a sentence of the body says of an annex. Example: `予以废止（附件2）`, `附件1所列…继续有效`, `见附件` */
const namesAnnex = /附件\s?([0-9一二三四五六七八九十]{0,3})/g

/**
 * The acts in lists: below a sentence that leads a list (下列…予以废止：), in annexes whose heading, first line or mention in the
 * body says that their members are repealed, lapsed or kept, there also without 《》, and in tables.
 */
export function listedActs(provisions: readonly Provision[], leaves: readonly StatedLeaf[]): readonly ListedAct[] {
  const found = inBody(leaves)
  const annexes = provisions.filter(({ kind }) => kind === 'annex')
  const heads = new Map<string, ListHead>()
  for (const annex of annexes) {
    const within = leaves.filter((leaf) => leaf.annex === annex.eId)
    const head = headOfAnnex(annex, leaves, annexes.length === 1)
    heads.set(annex.eId, head)
    found.push(...inAnnex(within, annex, head))
  }
  return [...found, ...actsInTables(provisions, heads)]
}

/** Lists in the body: the leaves below a sentence that leads one, as long as each names an act. */
function inBody(leaves: readonly StatedLeaf[]): ListedAct[] {
  const found: ListedAct[] = []
  for (let index = 0; index < leaves.length; index++) {
    const leaf = leaves[index]
    if (leaf === undefined || leaf.annex !== null || !leadsList(leaf.unquoted)) continue
    const head = headFrom(leaf.unquoted)
    for (let next = leaves[index + 1]; next !== undefined; next = leaves[index + 1]) {
      const acts = next.annex === null ? actInItem(next.unquoted, { isMarked: next.label !== null }) : null
      if (acts === null) break
      found.push(...ofLeaf(acts, head, next))
      index++
    }
  }
  return found
}

/** Lists in an annex: its lines are members of the list unless they say what those below them are. */
function inAnnex(leaves: readonly StatedLeaf[], annex: Provision, first: ListHead): ListedAct[] {
  const found: ListedAct[] = []
  let head = first
  for (const leaf of leaves) {
    if (leaf.eId === annex.eId) continue
    const acts = leadsList(leaf.unquoted) ? null : actInItem(leaf.unquoted, { isMarked: true })
    if (acts !== null) found.push(...ofLeaf(acts, head, leaf))
    else if (leadsList(leaf.unquoted) || headsList(leaf.unquoted)) head = headFrom(leaf.unquoted)
  }
  return found
}

function ofLeaf(acts: readonly TargetDescription[], head: ListHead, leaf: StatedLeaf): readonly ListedAct[] {
  return listed(acts, head, leaf.eId, leaf.text.trim())
}

/** What an annex is said to list: by its heading, else by what the body says of it. */
function headOfAnnex(annex: Provision, leaves: readonly StatedLeaf[], isOnly: boolean): ListHead {
  const own = headFrom(annex.heading ?? '')
  if (own.purpose !== 'other' || headsList(annex.heading ?? '')) return own
  for (const { annex: inside, unquoted } of leaves) {
    if (inside !== null || !unquoted.includes('附件')) continue
    for (const part of unquoted.split(/(?<=[；])|(?<=。(?!（附件))/)) {
      const numbers = [...part.matchAll(namesAnnex)].map(([, number = '']) => number)
      const isMeant = numbers.some((number) => number === annex.number || (isOnly && number === ''))
      const said = isMeant && numbers.length === 1 ? headFrom(part) : null
      if (said !== null && said.purpose !== 'other') return said
    }
  }
  return own
}
