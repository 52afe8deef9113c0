import { normaliseTitle } from '../../model/titles.ts'
import type { Statement, StatingText } from '../statement.ts'
import { listedActs } from './annex-lists.ts'
import { namedTitles } from './named-titles.ts'
import { endedActs } from './repeals-verbs.ts'
import { anyWords, mendedLeaves, type StatedLeaf, sentencesOf, statedLeaves } from './unquoted-sentences.ts'

/** Words without which no sentence ends an act. */
const endingWords =
  /废止|废除|作废|失效|失去效力|停止执行|停止施行|停止实施|停止适用|终止执行|终止施行|不再执行|不再施行|不再实施|不再适用|不再有效/
/** Example: `关于废止《鉴波市灯会安全管理办法》的决定`, `关于废止《甲》等三件规章的决定` */
const repealingTitle = /关于(?:宣布|宣告)?(?:废止|停止执行|停止施行)(?=[《〈])/

/**
 * The acts that a text repeals or declares lapsed: in sentences (《…》同时废止), in lists that a sentence or the heading of an
 * annex leads (下列…予以废止：), in tables, and in the title of a decision. One statement an act, with the issuer, day and number
 * beside its name, by which an older act of the text's own title is told from the text. Quoted words, clauses on conflict
 * (与本条例不一致的，以本条例为准) and rules on how to repeal name no act and give nothing.
 */
export function readRepeals(text: StatingText): readonly Statement[] {
  if (!anyWords(text.provisions, endingWords) && !repealingTitle.test(text.version.title)) return []
  const leaves = mendedLeaves(statedLeaves(text.provisions))
  const found = leaves.flatMap((leaf) => (endingWords.test(leaf.unquoted) ? inLeaf(leaf) : []))
  for (const { effect, statement } of listedActs(text.provisions, leaves)) if (effect !== 'kept') found.push(statement)
  return withoutRepeated([...found, ...inTitle(text, leaves)])
}

function inLeaf(leaf: StatedLeaf): readonly Statement[] {
  return sentencesOf(leaf).flatMap(({ text, unquoted, before }) => {
    if (!endingWords.test(unquoted)) return []
    return endedActs(unquoted, before, 'end').flatMap(({ acts, effect, on }) =>
      acts.map(({ target, partial }): Statement => {
        return { type: 'repeals', partial, effect, from: leaf.eId, target, quote: text.trim(), effectiveOn: on }
      }),
    )
  })
}

/** A decision whose title names what it repeals, where its sentences name it otherwise (该办法予以废止). */
function inTitle({ version }: StatingText, leaves: readonly StatedLeaf[]): readonly Statement[] {
  const from = leaves[0]?.eId
  const match = repealingTitle.exec(version.title)
  if (match === null || from === undefined) return []
  const named = namedTitles(version.title.slice(match.index).replace(/〈/g, '《').replace(/〉/g, '》'))[0]
  if (named === undefined) return []
  const { title, note } = named
  const number = note === '' ? null : note
  return [
    {
      type: 'repeals',
      partial: false,
      effect: 'repealed',
      from,
      target: { citedAs: title, isSelf: false, documentNumber: number, issuer: null, issuedOn: null, eIds: [] },
      quote: version.title,
      effectiveOn: null,
    },
  ]
}

/** What a decision says in its title, its clauses and its annex is one repeal: the one that says most of the act. */
function withoutRepeated(statements: readonly Statement[]): readonly Statement[] {
  const kept: Statement[] = []
  for (const statement of statements) {
    const index = kept.findIndex((other) => isSameRepeal(other, statement))
    const other = kept[index]
    if (other === undefined) kept.push(statement)
    else if (detailsOf(statement) > detailsOf(other))
      kept[index] = { ...statement, effectiveOn: statement.effectiveOn ?? other.effectiveOn }
  }
  return kept
}

function isSameRepeal(a: Statement, b: Statement): boolean {
  if (a.partial !== b.partial || a.target.eIds.join() !== b.target.eIds.join()) return false
  if (normaliseTitle(a.target.citedAs) !== normaliseTitle(b.target.citedAs)) return false
  const agree = <T>(left: T | null, right: T | null): boolean => left === null || right === null || left === right
  return (
    agree(a.target.documentNumber, b.target.documentNumber) &&
    agree(a.target.issuedOn?.on ?? null, b.target.issuedOn?.on ?? null)
  )
}

function detailsOf({ target }: Statement): number {
  return [target.documentNumber, target.issuedOn, target.issuer].filter((detail) => detail !== null).length
}
