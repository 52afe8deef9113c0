import type { Statement, StatingText } from '../statement.ts'
import { basesOf } from './based-on.ts'
import { type CitedInSentence, type CitedLeaf, citedText, eachOnce, statementsOf } from './cites-in-text.ts'
import { breachedIn, punishingUnits, unitOf } from './penalizes.ts'

/** What ends a text. Behind a title without parts it makes the sentence a repeal. Example: `同时废止`, `停止执行` */
const ends = /废止|失效|停止执行|停止施行|停止使用/
/** What changes a text. Example: `修改为`, `增加一条`, `删去第三条`, `重新公布` */
const changes = /修改|修正|修订|删去|删除|增加|改为|废止|失效|停止执行|重新公布|合并|移至|作相应|调整|作为第/

/** Every mention of an instrument that repeals, amends, rests on and punishes nothing: a citation and no more. */
export function readCites(text: StatingText): readonly Statement[] {
  const isAmending = text.work.kind === 'amending_decision' || text.work.kind === 'amendment'
  const bases = new Set(basesOf(text).map(({ leaf, citation }) => `${leaf.eId} ${citation.start}`))
  const punishing = isAmending ? new Set<string>() : punishingUnits(text)
  const statements = citedText(text).leaves.flatMap((cited) => {
    const breached = isAmending ? new Set() : breachedIn(cited, punishing.has(unitOf(cited.leaf.eId)))
    return cited.citations
      .filter((each) => !breached.has(each) && !bases.has(`${cited.leaf.eId} ${each.citation.start}`))
      .filter((each) => (isAmending ? isOutsideChange(cited, each) : !isRepealed(each)))
      .filter((each) => !isNowhere(each))
      .flatMap((each) => statementsOf('cites', cited.leaf, each))
  })
  return eachOnce(statements)
}

/** A decision that changes others cites what it neither quotes nor changes. */
function isOutsideChange({ leaf }: CitedLeaf, { citation, unquoted }: CitedInSentence): boolean {
  return (
    leaf.unquoted[citation.start] === leaf.text[citation.start] && !citation.target.isSelf && !changes.test(unquoted)
  )
}

function isRepealed({ citation, unquoted, from }: CitedInSentence): boolean {
  return citation.target.eIds.length === 0 && !citation.target.isSelf && ends.test(unquoted.slice(citation.end - from))
}

/** A number alone that the text itself does not have belongs to a text that was named elsewhere, or to none. */
function isNowhere({ citation: { text, target } }: CitedInSentence): boolean {
  return target.isSelf && target.eIds.length === 0 && !text.startsWith('本')
}
