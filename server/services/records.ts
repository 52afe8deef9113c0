import type { IsoDate } from '../../data/model/dates.ts'
import type { Provision } from '../../data/model/provision.ts'
import type { Work } from '../../data/model/work.ts'
import { evidenceOf } from '../../data/store/evidence.ts'
import type { Store } from '../../data/store/store.ts'
import { appearedOn } from '../../data/validity/applicable.ts'
import { type DecidedVersion, decideVersions } from '../../data/validity/decide.ts'
import { provisionValidity } from '../../data/validity/provision-validity.ts'
import type { ProvisionAnswer, VersionAnswer, WorkAnswer } from '../http/schemas/records.ts'
import { provisionUrl } from './addresses.ts'
import { type CurrentCollection, noticeOf } from './collection-in-use.ts'
import { toValidityAnswer, toVersionSummary, toWorkDescription } from './describe.ts'
import { applicableAmong, found, type Lookup, missing } from './lookup.ts'
import { toPlainText } from './provision-text.ts'

/** Works, versions and provisions with their validity on a day. */
export interface RecordsService {
  /** The work, by the version that applies on `asOf`. */
  work(workId: string, asOf: IsoDate): Lookup<WorkAnswer>
  version(workId: string, versionId: string, asOf: IsoDate): Lookup<VersionAnswer>
  provision(workId: string, versionId: string, eId: string, asOf: IsoDate): Lookup<ProvisionAnswer>
  /** The provision of that name in the version that applies on `asOf`. */
  applicableProvision(workId: string, eId: string, asOf: IsoDate): Lookup<ProvisionAnswer>
}

interface DecidedWork {
  readonly work: Work
  /** Newest first. */
  readonly versions: readonly DecidedVersion[]
}

export function recordsService(current: CurrentCollection): RecordsService {
  function decide(store: Store, workId: string, asOf: IsoDate): Lookup<DecidedWork> {
    const mergedInto = store.works.mergedInto(workId)
    if (mergedInto !== null) return { kind: 'moved', workId: mergedInto }
    const work = store.works.find(workId)
    if (work === null) return missing('unknown-work', `本库没有编号为 ${workId} 的文件。`)
    return found({ work, versions: decideVersions(evidenceOf(store, workId), asOf) })
  }

  function applicable({ work, versions }: DecidedWork, asOf: IsoDate): Lookup<DecidedVersion> {
    const version = applicableAmong(versions, asOf)
    if (version !== null) return found(version)
    const first = versions.map((one) => appearedOn(one.version) ?? '').sort()[0] ?? ''
    const since = first === '' ? '' : `本库最早的版本公布于 ${first}。`
    return missing('no-version-on-date', `《${work.title}》在 ${asOf} 还没有公布的版本。${since}`)
  }

  function provisionOf(
    { work }: DecidedWork,
    decided: DecidedVersion,
    eId: string,
    store: Store,
    asOf: IsoDate,
  ): Lookup<ProvisionAnswer> {
    const { versionId } = decided.version
    const place = store.works.provision(work.workId, versionId, eId)
    if (place === null) {
      return missing('unknown-provision', `《${work.title}》（${versionId}）没有 ${eId} 这一条。`)
    }
    const { provision, ancestors, previous, next } = place
    return found({
      work: toWorkDescription(work),
      versionId,
      provision,
      plainText: toPlainText(provision),
      ancestors: ancestors.map(withoutChildren),
      previous,
      next,
      version: toVersionSummary(decided),
      validity: toValidityAnswer(
        provisionValidity(
          evidenceOf(store, work.workId),
          versionId,
          eId,
          asOf,
          ancestors.map((ancestor) => ancestor.eId),
        ),
      ),
      url: provisionUrl(work.workId, versionId, eId),
      notice: noticeOf(current()),
    })
  }

  return {
    work: (workId, asOf) =>
      then(decide(current().store, workId, asOf), (decided) =>
        then(applicable(decided, asOf), (version) =>
          found({
            ...toWorkDescription(decided.work),
            asOf,
            applicableVersionId: version.version.versionId,
            validity: toValidityAnswer(version.validity),
            versions: decided.versions.map(toVersionSummary),
            notice: noticeOf(current()),
          }),
        ),
      ),

    version(workId, versionId, asOf) {
      const { store } = current()
      return then(decide(store, workId, asOf), (decided) => {
        const version = named(decided, versionId)
        const text = store.works.versionText(workId, versionId)
        if (version === null || text === null) return unknownVersion(decided, versionId)
        const { titleNote, history, textSha256, warnings } = version.version
        return found({
          ...toVersionSummary(version),
          work: toWorkDescription(decided.work),
          titleNote,
          history: [...history],
          manifestations: [...text.manifestations],
          textSha256,
          warnings: [...warnings],
          provisions: [...text.provisions],
          otherVersions: decided.versions.map(toVersionSummary),
          notice: noticeOf(current()),
        })
      })
    },

    provision(workId, versionId, eId, asOf) {
      const { store } = current()
      return then(decide(store, workId, asOf), (decided) => {
        const version = named(decided, versionId)
        return version === null ? unknownVersion(decided, versionId) : provisionOf(decided, version, eId, store, asOf)
      })
    },

    applicableProvision(workId, eId, asOf) {
      const { store } = current()
      return then(decide(store, workId, asOf), (decided) =>
        then(applicable(decided, asOf), (version) => provisionOf(decided, version, eId, store, asOf)),
      )
    },
  }
}

/** Goes on with what was found; a work that moved or is missing stays so. */
function then<A, B>(lookup: Lookup<A>, next: (answer: A) => Lookup<B>): Lookup<B> {
  return lookup.kind === 'found' ? next(lookup.answer) : lookup
}

const named = ({ versions }: DecidedWork, versionId: string): DecidedVersion | null =>
  versions.find(({ version }) => version.versionId === versionId) ?? null

const unknownVersion = ({ work }: DecidedWork, versionId: string): Lookup<never> =>
  missing('unknown-version', `《${work.title}》没有编号为 ${versionId} 的版本。`)

function withoutChildren({ eId, kind, number, label, heading, text }: Provision): ProvisionAnswer['ancestors'][number] {
  return { eId, kind, number, label, heading, text }
}
