import type { Citation } from '../../citations/citation.ts'
import { namedInTitle } from '../../citations/named-in-title.ts'
import { normaliseTitle } from '../../model/titles.ts'
import type { Statement, StatingText } from '../statement.ts'
import { type CitedInSentence, citedText, eachOnce, statementsOf } from './cites-in-text.ts'
import { statedLeaves } from './unquoted-sentences.ts'

/** Directly before a title in the first sentence. Example: `为正确适用`, `为了正确理解和适用` */
const appliedBefore = /(?:正确|准确|统一|依法)(?:理解)?(?:和|与|、)?(?:适用|执行|实施|审理)$/
/** Leaves in which an interpretation says what it is about. */
const openingLeaves = 4

/** 法律解释 and 司法解释: the law that the title says is applied or interpreted, else the one the first words say is. */
export function readInterprets(text: StatingText): readonly Statement[] {
  const { kind, type, title } = text.work
  if (kind === 'amending_decision' || kind === 'amendment') return []
  if (type !== 'judicial_interpretation' && kind !== 'interpretation') return []
  const opening = interpretedInOpening(text)
  const first = statedLeaves(text.provisions)[0]
  const titled = namedInTitle(title).flatMap((citation) => {
    const same = opening.all.find(({ cited }) => isSame(cited.citation, citation))
    const at = same?.leaf ?? first
    return at === undefined ? [] : statementsOf('interprets', at, { citation, sentence: same?.cited.sentence ?? title })
  })
  if (titled.length > 0) return eachOnce(titled)
  return eachOnce(opening.applied.flatMap(({ leaf, cited }) => statementsOf('interprets', leaf, cited)))
}

interface InLeaf {
  readonly leaf: { readonly eId: string }
  readonly cited: CitedInSentence
}

function interpretedInOpening(text: StatingText): {
  readonly all: readonly InLeaf[]
  readonly applied: readonly InLeaf[]
} {
  const all: InLeaf[] = []
  const applied: InLeaf[] = []
  const opening = new Set(
    statedLeaves(text.provisions)
      .slice(0, openingLeaves)
      .map(({ eId }) => eId),
  )
  for (const { leaf, citations } of citedText(text).leaves) {
    if (!opening.has(leaf.eId)) continue
    for (const cited of citations) {
      if (cited.citation.target.isSelf) continue
      const found = { leaf, cited }
      all.push(found)
      const before = leaf.text.slice(Math.max(0, cited.citation.start - 12), cited.citation.start)
      if (appliedBefore.test(before)) applied.push(found)
    }
  }
  return { all, applied }
}

function isSame(a: Citation, b: Citation): boolean {
  return normaliseTitle(a.target.citedAs) === normaliseTitle(b.target.citedAs)
}
