import type { IsoDate } from '../../data/model/dates.ts'
import { documentTypeLabels } from '../../data/model/document-type.ts'
import type { Provision } from '../../data/model/provision.ts'
import { evidenceOf } from '../../data/store/evidence.ts'
import type { Store } from '../../data/store/store.ts'
import { decideVersions } from '../../data/validity/decide.ts'
import type { EngineHit } from '../../indexer/engine.ts'
import { highlightAll, snippet } from '../../indexer/highlight.ts'
import type { ProvisionHit, WorkHit } from '../http/schemas/search.ts'
import { provisionUrl, versionUrl } from './addresses.ts'
import { toRegion } from './describe.ts'
import { labelOf, toPlainText } from './provision-text.ts'

/** What hits are shown with. */
export interface HitContext {
  readonly store: Store
  readonly asOf: IsoDate
  /** Words to be marked. */
  readonly terms: readonly string[]
}

const snippetCharacters = 120

/** A work with its matching articles; `null` where the index names a version that the store does not hold. */
export function toWorkHit(hit: EngineHit, context: HitContext): WorkHit | null {
  const fields = fieldsOf(hit, context)
  if (fields === null) return null
  const { workId, versionId } = hit
  const eIds = hit.provisions.map(({ eId }) => eId)
  const found = eIds.length === 0 ? [] : context.store.works.provisionsAlone(workId, versionId, eIds)
  const byId = new Map(found.map((provision) => [provision.eId, provision]))
  const provisions = eIds.flatMap((eId) => {
    const provision = byId.get(eId)
    if (provision === undefined) return []
    return [
      {
        eId,
        label: labelOf(provision),
        snippetHtml: snippetOf(provision, context),
        url: provisionUrl(workId, versionId, eId),
      },
    ]
  })
  return { ...fields, provisionsTotal: hit.provisionsTotal, provisions }
}

/** One article as a hit of its own. */
export function toProvisionHit(hit: EngineHit, context: HitContext): ProvisionHit | null {
  const fields = fieldsOf(hit, context)
  const eId = hit.provisions[0]?.eId
  if (fields === null || eId === undefined) return null
  const [provision] = context.store.works.provisionsAlone(hit.workId, hit.versionId, [eId])
  if (provision === undefined) return null
  return {
    ...fields,
    url: provisionUrl(hit.workId, hit.versionId, eId),
    eId,
    label: labelOf(provision),
    snippetHtml: snippetOf(provision, context),
    text: toPlainText(provision),
  }
}

function snippetOf(provision: Provision, { terms }: HitContext): string {
  // The label stands beside the snippet, so it is not said twice.
  return snippet(toPlainText({ ...provision, label: null }), terms, { maxLength: snippetCharacters })
}

function fieldsOf(
  { workId, versionId, score, explanation }: EngineHit,
  { store, asOf, terms }: HitContext,
): Omit<WorkHit, 'provisions' | 'provisionsTotal'> | null {
  const work = store.works.find(workId)
  if (work === null) return null
  const decided = decideVersions(evidenceOf(store, workId), asOf).find((one) => one.version.versionId === versionId)
  if (decided === undefined) return null
  const { version, validity, effectiveUntil } = decided
  return {
    workId,
    versionId,
    title: version.title,
    titleHtml: highlightAll(version.title, terms),
    type: work.type,
    typeLabel: documentTypeLabels[work.type],
    kind: work.kind,
    status: validity.code,
    statusLabel: validity.label,
    certainty: validity.certainty,
    knownOn: validity.knownOn,
    issuers: [...work.issuers],
    region: toRegion(work.region),
    documentNumber: version.documentNumber,
    documentNumberNormalised: version.documentNumberNormalised,
    adoptedOn: version.adoptedOn,
    promulgatedOn: version.promulgatedOn,
    effectiveFrom: version.effectiveFrom,
    effectiveUntil,
    url: versionUrl(workId, versionId),
    score,
    ...(explanation === null ? {} : { explanation: { ...explanation } }),
  }
}
