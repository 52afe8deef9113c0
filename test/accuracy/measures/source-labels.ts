import { readLawRows } from '../../../crawler/sources/lawrefbook-metadata.ts'
import type { IsoDate } from '../../../data/model/dates.ts'
import { normaliseTitle } from '../../../data/model/titles.ts'
import { readRepeals } from '../../../data/relations/statements/repeals.ts'
import { evidenceOf } from '../../../data/store/evidence.ts'
import type { Store } from '../../../data/store/store.ts'
import { validityOn } from '../../../data/validity/decide.ts'
import type { Validity } from '../../../data/validity/validity.ts'
import type { Collection, ReadDocument } from '../collection.ts'
import { recordedAs } from '../recorded.ts'
import { type Section, shareFigure } from '../report.ts'
import { share } from '../scores.ts'
import { statingTextOf } from '../stating-text.ts'

/** One row of the source's metadata beside what texts and dates alone say of the version. */
interface LabelledVersion {
  readonly path: string
  readonly isExpired: boolean
  readonly shown: Validity
  readonly fromTexts: Validity
  readonly versions: number
  /** Another version of the work has the same text. */
  readonly isTwin: boolean
  /** Files whose words repeal a text of this title, whether or not they were linked to it. */
  readonly namedBy: readonly string[]
}

/** What the source calls superseded must not be in force on the day of the collection. */
export async function measureSourceLabels(
  collection: Collection,
  store: Store,
  documents: readonly ReadDocument[],
): Promise<Section> {
  const day = collection.io.sourceDate ?? ''
  const rows = await labelledVersions(collection, store, day, repealsByTitle(documents))
  const expired = rows.filter(({ isExpired }) => isExpired)
  const current = rows.filter(({ isExpired }) => !isExpired)
  const notShown = expired.filter(({ shown }) => shown.code !== 'in_force')
  const alone = expired.filter(({ fromTexts }) => hasEnded(fromTexts))
  const unended = expired.filter(({ fromTexts }) => !hasEnded(fromTexts))
  const endedUnlabelled = current.filter(({ fromTexts }) => hasEnded(fromTexts))
  const agreeing = alone.length + current.length - endedUnlabelled.length
  return {
    title: `Status on ${day} against the labels of the source`,
    notes: [
      'Rows with `expired=1` are texts that the source calls superseded; what users see takes that label as evidence. The second figure leaves the label away: texts, dates and repeals alone. The label is missing on many superseded texts by the account of the collection, so that `expired=0` says little: what is computed as ended there is listed with its rule.',
    ],
    figures: [
      shareFigure(
        'expired=1 and not shown as in force',
        share(notShown.length, expired.length),
        0.99,
        `${notShown.length} of ${expired.length}`,
      ),
      shareFigure(
        'expired=1 and ended by texts alone',
        share(alone.length, expired.length),
        null,
        `${alone.length} of ${expired.length}`,
      ),
      shareFigure(
        'labels of all rows agree with texts alone',
        share(agreeing, rows.length),
        0.99,
        `${agreeing} of ${rows.length}`,
      ),
    ],
    misses: [
      {
        title: 'expired=1, yet shown as in force',
        lines: expired.filter(({ shown }) => shown.code === 'in_force').map(line),
      },
      {
        title: 'expired=1, not ended by texts, though a text held repeals one of this title (ours to look at)',
        lines: unended.filter(({ namedBy }) => namedBy.length > 0).map(line),
      },
      {
        title:
          'expired=1, not ended by texts, and no text held repeals one of this title (the label is the only evidence)',
        lines: unended.filter(({ namedBy }) => namedBy.length === 0).map(line),
      },
      {
        title: 'expired=0, yet ended by a version with the very same text (ours to look at)',
        lines: endedUnlabelled.filter(({ isTwin }) => isTwin).map(line),
      },
      {
        title: 'expired=0, yet ended by another text held (theirs: the label is missing)',
        lines: endedUnlabelled.filter(({ isTwin }) => !isTwin).map(line),
      },
    ],
  }
}

function hasEnded({ code }: Validity): boolean {
  return code === 'amended' || code === 'repealed' || code === 'expired'
}

/** Files that repeal, by the title they name. */
function repealsByTitle(documents: readonly ReadDocument[]): ReadonlyMap<string, readonly string[]> {
  const named = new Map<string, Set<string>>()
  for (const { path, document } of documents) {
    for (const { target, partial, effect } of readRepeals(statingTextOf(document))) {
      const title = normaliseTitle(target.citedAs)
      if (!partial && effect !== 'kept') named.set(title, (named.get(title) ?? new Set()).add(path))
    }
  }
  return new Map([...named].map(([title, paths]) => [title, [...paths]]))
}

function line({ path, fromTexts, versions, namedBy }: LabelledVersion): string {
  const basis = fromTexts.basis
    .map(({ rule, from, effectiveOn }) => `${rule} ${effectiveOn ?? ''} ${from === null ? '' : from.title}`.trim())
    .join('; ')
  return `${path}: ${fromTexts.code}, ${versions} version${versions === 1 ? '' : 's'} held (${basis})${namedBy.length === 0 || hasEnded(fromTexts) ? '' : `; repealed in ${namedBy.join(', ')}`}`
}

async function labelledVersions(
  collection: Collection,
  store: Store,
  day: IsoDate,
  repeals: ReadonlyMap<string, readonly string[]>,
): Promise<readonly LabelledVersion[]> {
  const found: LabelledVersion[] = []
  const seen = new Set<string>()
  for (const metadata of collection.folder.paths().filter((path) => path.endsWith('db.sqlite3'))) {
    const { byFile } = await readLawRows(collection.folder, metadata)
    for (const [path, row] of byFile) {
      const record = recordedAs(store, path)
      if (record === null || seen.has(path)) continue
      seen.add(path)
      const { workId, versionId } = record.version
      const evidence = evidenceOf(store, workId)
      const unlabelled = { ...evidence, versions: evidence.versions.map((one) => ({ ...one, sourceLabel: null })) }
      found.push({
        path,
        isExpired: row.expired === 1,
        shown: validityOn(evidence, versionId, day),
        fromTexts: validityOn(unlabelled, versionId, day),
        versions: evidence.versions.length,
        isTwin: evidence.versions.some(
          (one) => one.versionId !== versionId && one.textSha256 === record.version.textSha256,
        ),
        namedBy: (repeals.get(normaliseTitle(record.version.title)) ?? []).filter((one) => one !== path),
      })
    }
  }
  return found
}
