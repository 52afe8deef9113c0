import { findDocumentNumber, normaliseDocumentNumber } from '../model/document-number.ts'
import type { Provision } from '../model/provision.ts'
import { normaliseTitle } from '../model/titles.ts'
import type { TargetDescription } from '../relations/statement.ts'
import { looksLikeInstrument } from './instrument-words.ts'
import { issueWordsBefore } from './issue-words.ts'
import { leavesOf } from './leaves.ts'
import { markedTitle } from './title-marks.ts'

/** What a short name stands for: the target without parts. */
export type NamedTarget = Omit<TargetDescription, 'eIds' | 'isSelf'>

/** Short names a text agrees on, by `normaliseTitle` of the name: 民法典 → 《中华人民共和国民法典》. */
export type ShortNames = ReadonlyMap<string, NamedTarget>

/** What stands in brackets directly behind a title. */
export interface BehindTitle {
  /** Behind the last bracket that is read. */
  readonly end: number
  /** Behind the bracket that gives the number; `null` where none does. */
  readonly numberEnd: number | null
  /** Normalised; `null` where none is given. */
  readonly documentNumber: string | null
  /** As written, without marks; `null` where none is agreed on. */
  readonly shortName: string | null
}

/** Example: `以下简称《解释》`, `以下简称民法典`, `下称“办法”`, `简称《条例》`; 以下统称 names several things at once. */
const agreement = /(?:以下)?(?:简称|下称)为?[“"《〈]?([^《〈》〉“”"，,；;（）()]{1,40})/

const mostBrackets = 3

/**
 * The brackets directly behind the title that ends at `at`, where they give a number or a short name; else `null`. The name may
 * stand behind a bracket of another kind: 《…》（2012年8月31日通过）（以下简称《决定》）.
 */
export function bracketBehindTitle(text: string, at: number): BehindTitle | null {
  const brackets: BehindTitle[] = []
  for (let from = at; brackets.length < mostBrackets; ) {
    const found = bracketAt(text, from)
    if (found === null) break
    brackets.push(found)
    from = found.end
    if (found.shortName !== null) break
  }
  const last = brackets.findLast(({ documentNumber, shortName }) => documentNumber !== null || shortName !== null)
  if (last === undefined) return null
  const numbered = brackets.find(({ documentNumber }) => documentNumber !== null)
  return {
    end: last.end,
    numberEnd: numbered?.numberEnd ?? null,
    documentNumber: numbered?.documentNumber ?? null,
    shortName: last.shortName,
  }
}

/** The bracket that opens at `at`, whatever it says; `null` where none opens or it is not closed soon. */
function bracketAt(text: string, at: number): BehindTitle | null {
  if (text[at] !== '（' && text[at] !== '(') return null
  let depth = 0
  let end = -1
  for (let index = at; index < Math.min(text.length, at + 120); index++) {
    const character = text[index]
    if (character === '（' || character === '(') depth++
    if (character === '）' || character === ')') depth--
    if (depth === 0) {
      end = index
      break
    }
  }
  if (end < 0) return null
  const content = text.slice(at + 1, end)
  const name = agreement.exec(content)?.[1]?.trim() ?? null
  const beforeName = name === null ? content : content.slice(0, content.search(agreement))
  const number = findDocumentNumber(beforeName)
  // A remark that merely mentions a number is no number of the title. Example: `（根据国务院令第588号修改，…）`
  const isNumber = number !== null && beforeName.trim().length - number.length <= 12
  return {
    end: end + 1,
    numberEnd: isNumber ? end + 1 : null,
    documentNumber: isNumber ? normaliseDocumentNumber(number) : null,
    shortName: name,
  }
}

/** The short names a whole text agrees on: 《中华人民共和国民法典》（以下简称民法典）. The first agreement on a name counts. */
export function readShortNames(provisions: readonly Provision[]): ShortNames {
  const names = new Map<string, NamedTarget>()
  for (const { text } of leavesOf(provisions)) {
    if (!text.includes('简称') && !text.includes('下称')) continue
    let from = 0
    for (let at = text.indexOf('《'); at >= 0; at = text.indexOf('《', from)) {
      const found = markedTitle(text, at)
      const previous = from
      from = found?.end ?? at + 1
      const behind = found === null ? null : bracketBehindTitle(text, found.end)
      if (found === null || behind === null || behind.shortName === null) continue
      // A form has a short name too. Example: `《上海市特种行业许可证》（以下简称许可证）`
      if (!looksLikeInstrument(found.title)) continue
      const key = normaliseTitle(behind.shortName)
      if (names.has(key)) continue
      const issue = issueWordsBefore(text, at, previous)
      const documentNumber = behind.documentNumber ?? issue.documentNumber
      names.set(key, { citedAs: found.title, issuer: issue.issuer, issuedOn: issue.issuedOn, documentNumber })
    }
  }
  return names
}
