import { createHash } from 'node:crypto'
import type { IsoDate } from '../model/dates.ts'
import type { Provision } from '../model/provision.ts'
import type { RelationType } from '../model/relation.ts'
import type { Version } from '../model/version.ts'
import type { Work } from '../model/work.ts'
import type { DatedStatement } from '../store/relation-store.ts'
import { targetKey } from './name-keys.ts'
import type { Statement, StatingText } from './statement.ts'

/** Reads one kind of statement from a text. Pure: the same text, the same statements in the same order. */
export type StatementReader = (text: StatingText) => readonly Statement[]

/** Relations that do something to their target, from a day on. */
const withEffect: ReadonlySet<RelationType> = new Set(['repeals', 'replaces', 'amends'])

/** Everything a text says of others, each statement once, with the day its effect begins. */
export function readStatements(
  work: Work,
  version: Version,
  provisions: readonly Provision[],
  readers: readonly StatementReader[],
): readonly DatedStatement[] {
  const text: StatingText = { work, version, provisions }
  const statements = readers.flatMap((read) => read(text)).map(asKept)
  return withoutWeaker(statements).map((statement) => ({
    statement,
    targetKey: targetKey(statement.target.citedAs),
    effectiveOn: withEffect.has(statement.type) ? (statement.effectiveOn ?? firstDayOf(version)) : null,
  }))
}

/** Readers may give 继续有效 as a mention with an effect; the record knows it as what decides the status, beside repeals. */
function asKept(statement: Statement): Statement {
  return statement.effect === 'kept' ? { ...statement, type: 'repeals' } : statement
}

/** As the status of the version itself is counted: the first day in force, else the day it was promulgated or adopted. */
function firstDayOf({ effectiveFrom, promulgatedOn, adoptedOn }: Version): IsoDate | null {
  return effectiveFrom ?? promulgatedOn ?? adoptedOn
}

/** A sentence that repeals or amends a text, or is made under it, cites it too; that is not said a second time. */
function withoutWeaker(statements: readonly Statement[]): readonly Statement[] {
  const told = new Set<string>()
  const kept: Statement[] = []
  const byStrength = [...statements].sort((a, b) => Number(a.type === 'cites') - Number(b.type === 'cites'))
  for (const statement of byStrength) {
    const { type, from, target, quote } = statement
    const place = JSON.stringify([from, quote, target.citedAs])
    const own = JSON.stringify([type, place, target.eIds, target.issuedOn, statement.partial, statement.effect])
    if (told.has(own) || (type === 'cites' && told.has(place) && target.eIds.length === 0)) continue
    told.add(own)
    if (type !== 'cites') told.add(place)
    kept.push(statement)
  }
  return kept
}

/** Digest of all that the readers are given, and of their edition: what is unchanged need not be read again. */
export function readingDigest(work: Work, version: Version, provisions: readonly Provision[], edition: string): string {
  const { title, type, kind, issuers, region } = work
  const { adoptedOn, promulgatedOn, effectiveFrom } = version
  const given = [edition, title, type, kind, issuers, region, version.title, adoptedOn, promulgatedOn, effectiveFrom]
  return createHash('sha256').update(JSON.stringify(given)).update(JSON.stringify(provisions)).digest('base64url')
}
