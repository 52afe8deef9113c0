import type { Citation } from '../../citations/citation.ts'
import { readCitations } from '../../citations/read-citations.ts'
import { normaliseTitle } from '../../model/titles.ts'
import { statuteNames } from '../../reference/statute-names.ts'
import type { Statement, StatingText } from '../statement.ts'
import { type CitedInSentence, citedText, eachOnce, statementsOf } from './cites-in-text.ts'
import { statedLeaves } from './unquoted-sentences.ts'

/** Words before the law that is applied, in a title without 《》. Example: `关于适用民法典`, `关于执行行政诉讼法` */
const applied = /(?:适用|执行|实施|关于)/g
/** Directly before a title in the first sentence. Example: `为正确适用`, `为了正确理解和适用` */
const appliedBefore = /(?:正确|准确|统一|依法)(?:理解)?(?:和|与|、)?(?:适用|执行|实施|审理)$/
/** Leaves in which an interpretation says what it is about. */
const openingLeaves = 4
const longestName = 30

/** 法律解释 and 司法解释: the law that the title says is applied or interpreted, else the one the first words say is. */
export function readInterprets(text: StatingText): readonly Statement[] {
  const { kind, type, title } = text.work
  if (kind === 'amending_decision' || kind === 'amendment') return []
  if (type !== 'judicial_interpretation' && kind !== 'interpretation') return []
  const opening = interpretedInOpening(text)
  const first = statedLeaves(text.provisions)[0]
  const titled = interpretedInTitle(title).flatMap((citation) => {
    const same = opening.all.find(({ cited }) => isSame(cited.citation, citation))
    const at = same?.leaf ?? first
    return at === undefined ? [] : statementsOf('interprets', at, { citation, sentence: same?.cited.sentence ?? title })
  })
  if (titled.length > 0) return eachOnce(titled)
  return eachOnce(opening.applied.flatMap(({ leaf, cited }) => statementsOf('interprets', leaf, cited)))
}

/** What a title says is interpreted: 关于适用《甲》…的解释, 关于《甲》第X条的解释, 关于适用甲法…的解释. */
function interpretedInTitle(title: string): readonly Citation[] {
  const marked = readCitations(title).filter(({ target }) => !target.isSelf)
  return marked.length > 0 ? marked : unmarkedInTitle(title)
}

function unmarkedInTitle(title: string): readonly Citation[] {
  const names = statuteNames()
  for (const match of title.matchAll(applied)) {
    const start = match.index + match[0].length
    for (let length = Math.min(longestName, title.length - start); length >= 2; length--) {
      const name = title.slice(start, start + length)
      if (!names.has(name)) continue
      const target = { citedAs: name, isSelf: false, documentNumber: null, issuer: null, issuedOn: null, eIds: [] }
      return [{ start, end: start + length, text: name, target }]
    }
  }
  return []
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
