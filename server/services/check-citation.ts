import type { Citation } from '../../data/citations/citation.ts'
import type { IsoDate } from '../../data/model/dates.ts'
import { resolveTarget } from '../../data/relations/resolve.ts'
import type { TargetDescription } from '../../data/relations/statement.ts'
import type { TitleIndex } from '../../data/relations/title-index.ts'
import { evidenceOf } from '../../data/store/evidence.ts'
import type { Store } from '../../data/store/store.ts'
import { type DecidedVersion, decideVersions } from '../../data/validity/decide.ts'
import type { ValidityCode } from '../../data/validity/validity.ts'
import type { CheckedCitation, Verdict } from '../http/schemas/cite.ts'
import { provisionUrl, versionUrl, workUrl } from './addresses.ts'
import { applicableAmong } from './lookup.ts'
import { provisionName } from './provision-name.ts'

/** What citations are checked against. */
export interface CheckContext {
  readonly store: Store
  readonly titles: TitleIndex
  readonly asOf: IsoDate
}

const verdictOf: Readonly<Record<ValidityCode, Verdict>> = {
  in_force: 'ok',
  not_yet_in_force: 'not_yet_in_force',
  amended: 'amended_since',
  repealed: 'repealed',
  expired: 'expired',
  // Nothing tells that it has ended; the evidence says that no date is known.
  unknown: 'ok',
}

/** What a citation names among the works held, and what that is worth on the day. */
export function checkCitation({ start, end, text, target }: Citation, context: CheckContext): CheckedCitation {
  const blank: CheckedCitation = {
    start,
    end,
    citedAs: text,
    verdict: 'not_in_collection',
    workId: null,
    versionId: null,
    eId: null,
    title: null,
    label: null,
    url: null,
    evidence: [],
    changes: [],
    successor: null,
    candidates: [],
  }
  const found = resolveTarget(target, null, context.titles)
  if (found === null) return { ...blank, ...notFound(target, context) }
  if ('candidates' in found) {
    return { ...blank, verdict: 'ambiguous', candidates: toCandidates(found.candidates, context) }
  }
  return { ...blank, ...checkWork(found.workId, target, context) }
}

/** A number that is held under another title is a mismatch; works of that name issued on another day may be meant. */
function notFound(target: TargetDescription, context: CheckContext): Partial<CheckedCitation> {
  const { titles } = context
  if (target.isSelf) return {}
  const numbered = target.documentNumber === null ? [] : titles.byDocumentNumber(target.documentNumber)
  const works = numbered.length > 0 ? numbered : titles.byTitle(target.citedAs)
  const candidates = toCandidates(
    works.map(({ work }) => work.workId),
    context,
  )
  return { verdict: numbered.length > 0 ? 'title_mismatch' : 'not_in_collection', candidates }
}

function checkWork(workId: string, target: TargetDescription, context: CheckContext): Partial<CheckedCitation> {
  const { store, asOf } = context
  const title = store.works.find(workId)?.title ?? null
  const versions = decideVersions(evidenceOf(store, workId), asOf)
  const applicable = applicableAmong(versions, asOf)
  // Nothing of it was promulgated by that day.
  if (applicable === null) return { verdict: 'not_yet_in_force', workId, title, url: workUrl(workId) }
  const { version, validity } = applicable
  const { versionId } = version
  const named = target.eIds[0] ?? null
  const eId = named === null ? null : existing(store, workId, versionId, named)
  const changes = changesSince(target, versions, applicable)
  const verdict = verdictOf[validity.code]
  return {
    verdict:
      verdict !== 'ok' ? verdict : eId !== named ? 'no_such_article' : changes.length > 0 ? 'amended_since' : 'ok',
    workId,
    versionId,
    eId,
    title: version.title,
    label: named === null ? null : provisionName(named),
    url: eId === null ? versionUrl(workId, versionId) : provisionUrl(workId, versionId, eId),
    evidence: [...validity.basis, ...validity.partial],
    changes,
    successor: verdict === 'repealed' || verdict === 'expired' ? successorOf(store, workId) : null,
  }
}

/** `art_33__para_9` → `art_33` where the article has no ninth paragraph; `null` where the text has no such article. */
function existing(store: Store, workId: string, versionId: string, eId: string): string | null {
  const outline = store.relations.eIdsOf(workId, versionId)
  for (let place = eId; place !== ''; place = place.slice(0, Math.max(0, place.lastIndexOf('__')))) {
    if (outline.has(place)) return place
  }
  return null
}

/** A day beside the title names an older version: （2017年9月1日修正）. */
function changesSince(
  { issuedOn }: TargetDescription,
  versions: readonly DecidedVersion[],
  { version: now }: DecidedVersion,
): CheckedCitation['changes'] {
  if (issuedOn === null || issuedOn.precision !== 'day') return []
  const cited = versions.find(
    ({ version }) => version.promulgatedOn === issuedOn.on || version.adoptedOn === issuedOn.on,
  )
  if (cited === undefined || cited.version.versionId === now.versionId) return []
  const [from, to] = [cited.version.versionId, now.versionId]
  const query = new URLSearchParams({ work: now.workId, from, to })
  return [{ from, to, compareUrl: `/compare?${query}` }]
}

/** What took its place: a text that says so, else the text that repealed it, unless that only repeals. */
function successorOf(store: Store, workId: string): CheckedCitation['successor'] {
  const { items } = store.works.relationsOf(workId, { direction: 'in', types: ['replaces', 'repeals'] })
  const whole = items.filter(({ partial, effect }) => !partial && effect !== 'kept')
  for (const type of ['replaces', 'repeals'] as const) {
    for (const { from } of whole.filter((relation) => relation.type === type)) {
      const work = store.works.find(from.workId)
      if (work !== null && work.kind !== 'amending_decision') return { workId: work.workId, title: work.title }
    }
  }
  return null
}

function toCandidates(workIds: readonly string[], { store }: CheckContext): CheckedCitation['candidates'] {
  return workIds.flatMap((workId) => {
    const work = store.works.find(workId)
    return work === null ? [] : [{ workId, title: work.title, url: workUrl(workId) }]
  })
}
