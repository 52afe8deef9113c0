import type { Citation } from '../../citations/citation.ts'
import { heldPlace } from '../../citations/held-place.ts'
import { eIdsOf } from '../../citations/leaves.ts'
import { readCitations } from '../../citations/read-citations.ts'
import type { ShortNames } from '../../citations/short-names.ts'
import type { Provision } from '../../model/provision.ts'
import type { RelationType } from '../../model/relation.ts'
import type { Statement, StatingText, TargetDescription } from '../statement.ts'
import { citationContext } from './cites-context.ts'
import { type StatedLeaf, sentencesOf, statedLeaves } from './unquoted-sentences.ts'

/** A citation with the sentence it stands in. */
export interface CitedInSentence {
  readonly citation: Citation
  /** The sentence, and the same with quoted words blanked out. */
  readonly sentence: string
  readonly unquoted: string
  /** Where the sentence begins in its leaf. */
  readonly from: number
}

/** A leaf of a text with what it cites. */
export interface CitedLeaf {
  readonly leaf: StatedLeaf
  readonly citations: readonly CitedInSentence[]
}

/** The citations of a whole text in reading order, with what the text itself agreed on. */
export interface CitedText {
  readonly leaves: readonly CitedLeaf[]
  readonly shortNames: ShortNames
  readonly eIds: ReadonlySet<string>
}

/** The readers of several types go over one text one after the other. */
const kept = new WeakMap<readonly Provision[], CitedText>()

/** Every citation of a text; parts of the text itself are those that it has. Pure. */
export function citedText(text: StatingText): CitedText {
  const { provisions } = text
  const known = kept.get(provisions)
  if (known !== undefined) return known
  const eIds = eIdsOf(provisions)
  const context = citationContext(text)
  const leaves = statedLeaves(provisions).flatMap((leaf) => {
    const citations = readCitations(leaf.text, context.at(leaf.eId))
    return citations.length === 0 ? [] : [{ leaf, citations: inSentences(leaf, citations, eIds) }]
  })
  const read: CitedText = { leaves, shortNames: context.shortNames, eIds }
  kept.set(provisions, read)
  return read
}

function inSentences(
  leaf: StatedLeaf,
  citations: readonly Citation[],
  eIds: ReadonlySet<string>,
): readonly CitedInSentence[] {
  const sentences = sentencesOf(leaf)
  const found: CitedInSentence[] = []
  let place = 0
  let from = 0
  for (const citation of citations) {
    while (place < sentences.length - 1 && from + lengthAt(place) <= citation.start) {
      from += lengthAt(place)
      place++
    }
    // Sentences of white space alone are not listed; the words still stand where they stand.
    const sentence = sentences[place]
    if (sentence === undefined) continue
    const start = leaf.text.indexOf(sentence.text, from)
    from = start < 0 ? from : start
    const target = citation.target.isSelf ? withHeldParts(citation.target, eIds) : citation.target
    found.push({
      citation: target === citation.target ? citation : { ...citation, target },
      sentence: sentence.text.trim(),
      unquoted: sentence.unquoted,
      from,
    })
  }
  return found

  function lengthAt(index: number): number {
    return sentences[index]?.text.length ?? 0
  }
}

/** 第三项 without its 款 is where the article has it; a part that the text lacks is left out. */
function withHeldParts(target: TargetDescription, eIds: ReadonlySet<string>): TargetDescription {
  const held = target.eIds.map((eId) => heldPlace(eIds, eId)).filter((eId) => eId !== null)
  return { ...target, eIds: [...new Set(held)] }
}

/** One statement for each part named, or one for the whole; each once for a provision. */
export function statementsOf(
  type: RelationType,
  leaf: Pick<StatedLeaf, 'eId'>,
  { citation: { target }, sentence }: Pick<CitedInSentence, 'citation' | 'sentence'>,
): readonly Statement[] {
  const parts = target.eIds.length === 0 ? [[]] : target.eIds.map((eId) => [eId])
  return parts.map((eIds) => ({
    type,
    partial: false,
    effect: null,
    from: leaf.eId,
    target: { ...target, eIds },
    quote: sentence,
    effectiveOn: null,
  }))
}

/** What is said once of a target within a provision is not said again. */
export function eachOnce(statements: readonly Statement[]): readonly Statement[] {
  const told = new Set<string>()
  return statements.filter(({ from, target: { citedAs, isSelf, documentNumber, issuedOn, eIds } }) => {
    // A self citation is known by its part, however it is worded.
    const key = JSON.stringify([from, isSelf ? '' : citedAs, documentNumber, issuedOn, eIds])
    if (told.has(key)) return false
    told.add(key)
    return true
  })
}
