import type { Statement, StatingText } from '../statement.ts'
import { listedActs } from './annex-lists.ts'
import { endedActs } from './repeals-verbs.ts'
import { anyWords, sentencesOf, statedLeaves } from './unquoted-sentences.ts'

const keepingWords = /继续有效|仍然有效|继续执行|继续施行|保留|现行有效/

/**
 * The acts that a text says stay in force: lists of 继续有效 in annexes, tables and below a sentence, and sentences that name
 * them. Statements of the type `cites` with the effect `kept`; `quote` of a row is all its cells, with the last day where
 * the list gives one. Contracts, permits and decisions that stay valid name no act and give nothing.
 */
export function readKept(text: StatingText): readonly Statement[] {
  if (!anyWords(text.provisions, keepingWords)) return []
  const leaves = statedLeaves(text.provisions)
  const listed = listedActs(text.provisions, leaves).filter(({ effect }) => effect === 'kept')
  const found: Statement[] = listed.map(({ statement }) => statement)
  for (const leaf of leaves) {
    if (!keepingWords.test(leaf.unquoted)) continue
    for (const sentence of sentencesOf(leaf)) {
      for (const { acts } of endedActs(sentence.unquoted, '', 'keep')) {
        const quote = sentence.text.trim()
        for (const { target, partial } of acts) {
          found.push({ type: 'cites', partial, effect: 'kept', from: leaf.eId, target, quote, effectiveOn: null })
        }
      }
    }
  }
  return found
}
