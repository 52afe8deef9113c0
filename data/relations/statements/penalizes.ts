import type { Statement, StatingText } from '../statement.ts'
import { type CitedInSentence, type CitedLeaf, citedText, eachOnce, statementsOf } from './cites-in-text.ts'

/** What is done to who breaks a rule. Example: `处五百元以上二千元以下罚款`, `给予处分`, `责令改正`, `追究刑事责任` */
const sanction =
  /罚款|罚金|处罚|警告|没收|吊销|拘留|处分|责令|追究|收缴|暂扣|撤职|开除|有期徒刑|加收|扣留|拆除|通报批评/
/** Directly before what is broken. Example: `违反`, `违反了`, `不符合`, `未按照` */
const breach = /(?:违反|违犯|触犯)(?:了)?$/
/** Between two rules that one sentence punishes. Example: `、`, `规定和`, `或者违反` */
const andAlso = /^(?:的?规定)?的?[、，和或者及以与]{1,3}(?:违反)?$/
/** Before acts that are listed elsewhere. Example: `有`, `实施` */
const having = /(?:有|实施|从事|具有)$/
/** Behind them. Example: `规定的行为`, `所列行为之一`, `第三项行为` */
const acts = /^(?:规定|所列|所述|禁止)?的?[^，。；]{0,12}?行为/

/** Which citations of a leaf name the rule whose breach is punished; `isPunished` says that the article threatens something. */
export function breachedIn({ leaf, citations }: CitedLeaf, isPunished: boolean): ReadonlySet<CitedInSentence> {
  const breached = new Set<CitedInSentence>()
  let last: CitedInSentence | null = null
  for (const cited of citations) {
    const { start, end, target } = cited.citation
    if (!target.isSelf || target.eIds.length === 0) {
      last = null
      continue
    }
    const before = leaf.text.slice(Math.max(0, start - 6), start)
    const goesOn = last !== null && andAlso.test(leaf.text.slice(last.citation.end, start))
    const isListed = having.test(before) && acts.test(leaf.text.slice(end, end + 20)) && sanction.test(cited.unquoted)
    if ((isPunished && (breach.test(before) || goesOn)) || isListed) {
      breached.add(cited)
      last = cited
    } else {
      last = null
    }
  }
  return breached
}

/** Names of the articles or clauses whose words threaten something. */
export function punishingUnits(text: StatingText): ReadonlySet<string> {
  const units = new Set<string>()
  const walk = (nodes: StatingText['provisions'], unit: string | null): void => {
    for (const node of nodes) {
      const own = node.kind === 'article' || node.kind === 'clause' ? node.eId : unit
      if (own !== null && node.text !== null && sanction.test(node.text)) units.add(own)
      walk(node.children, own)
    }
  }
  walk(text.provisions, null)
  return units
}

/** The article or clause a provision stands in, by its name. Example: `art_12__para_1` → `art_12` */
export function unitOf(eId: string): string {
  return /^(?:annex_\d+__)?(?:art|cl)_[\d-]+(?:_\d+)?/.exec(eId)?.[0] ?? eId
}

/** 违反本法第X条…罚款: from the article that punishes to the articles of the same text that it protects. */
export function readPenalizes(text: StatingText): readonly Statement[] {
  if (text.work.kind === 'amending_decision' || text.work.kind === 'amendment') return []
  const punishing = punishingUnits(text)
  const statements = citedText(text).leaves.flatMap((cited) => {
    const breached = breachedIn(cited, punishing.has(unitOf(cited.leaf.eId)))
    return [...breached].flatMap((each) => statementsOf('penalizes', cited.leaf, each))
  })
  return eachOnce(statements)
}
