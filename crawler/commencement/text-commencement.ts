import type { StatedDate } from '../../data/model/dates.ts'
import type { Provision } from '../../data/model/provision.ts'
import { datePattern, readDate } from '../text/dates.ts'

/** The sentence by which a text says when it takes effect. */
export interface TextCommencement {
  /** The day stated, or the act that the text takes effect on the day of. */
  readonly on: StatedDate | 'promulgation' | 'adoption' | 'approval'
  readonly quote: string
  readonly eId: string
}

/** How many leaves from the end are looked through: the sentence stands in the last articles or after them. */
const lastLeaves = 40

/** The text itself as subject, or none. Example: `本条例`, `本补充规定`, `《…办法》`, `本决定` */
const subject = '(?:本《?[一-龥]{1,14}?(?:（试行）)?》?|以上规定)?[，,]?'

/**
 * Example: `本条例自2026年6月1日起施行`, `自公布之日起施行`, `本法自一九九四年一月一日起施行`. Not: `自1995年7月1日起施行的《…》`,
 * `自本法施行之日起六个月内`, `第一条、第四条自2020年11月27日起施行`, `应当自公布之日起30日后施行`.
 */
const sentencePattern = new RegExp(
  `^(?:附则)?${subject}(?:经[^，。]{2,40}批准，?|由[^，。]{2,40}公布，?)?(?:从|自)\\s*(${datePattern}|(?:公布|发布|颁布|印发|通过|批准)之日)起?\\s*(?:正式)?(?:施行|实施|试行|执行|生效)(?!的)`,
)

const acts: Readonly<Record<string, 'promulgation' | 'adoption' | 'approval'>> = {
  公布之日: 'promulgation',
  发布之日: 'promulgation',
  颁布之日: 'promulgation',
  印发之日: 'promulgation',
  通过之日: 'adoption',
  批准之日: 'approval',
}

/**
 * The text's own commencement sentence, the last one that speaks of the whole text; `null` where it has none. An amended
 * text keeps the sentence of its first version: whether it belongs to this one is for the caller to say.
 */
export function textCommencement(provisions: readonly Provision[]): TextCommencement | null {
  const leaves = leavesFromEnd(provisions)
  for (const { text, eId } of leaves) {
    if (!text.includes('之日') && !text.includes('年')) continue
    // A quotation is the text of another instrument.
    if (/^[“"‘]/.test(text)) continue
    for (const quote of sentencesOf(text)) {
      const stated = sentencePattern.exec(quote)?.[1]
      if (stated === undefined) continue
      const on = acts[stated] ?? readDate(stated)
      if (on !== null) return { on, quote, eId }
    }
  }
  return null
}

function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[。；;])/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}

/** The last leaves of a text outside its annexes, the very last first. */
function leavesFromEnd(provisions: readonly Provision[]): readonly { readonly text: string; readonly eId: string }[] {
  const leaves: { text: string; eId: string }[] = []
  const collect = (nodes: readonly Provision[]): void => {
    for (const node of nodes.toReversed()) {
      if (leaves.length >= lastLeaves) return
      if (node.kind === 'annex' || node.kind === 'table') continue
      if (node.text !== null) leaves.push({ text: node.text, eId: node.eId })
      else collect(node.children)
    }
  }
  collect(provisions)
  return leaves
}
