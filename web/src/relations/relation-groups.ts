import type { Relation, RelationType } from '../api/types.ts'

/** One kind of relation as seen from one of its ends, as readers are told of it. */
export interface GroupKind {
  readonly type: RelationType
  readonly direction: 'in' | 'out'
  readonly title: string
}

/** In the order of the page: what decides whether a text is in force, what it rests on, what speaks of it. */
export const groupKinds: readonly GroupKind[] = [
  { type: 'repeals', direction: 'in', title: '对本文件的废止、失效或者继续有效' },
  { type: 'replaces', direction: 'in', title: '取代本文件的文件' },
  { type: 'amends', direction: 'in', title: '修改本文件的文件' },
  { type: 'repeals', direction: 'out', title: '本文件废止、宣告失效或者保留的文件' },
  { type: 'replaces', direction: 'out', title: '本文件取代的文件' },
  { type: 'amends', direction: 'out', title: '本文件修改的文件' },
  { type: 'basedOn', direction: 'out', title: '制定依据' },
  { type: 'basedOn', direction: 'in', title: '以本文件为依据的文件' },
  { type: 'interprets', direction: 'in', title: '对本文件的解释' },
  { type: 'interprets', direction: 'out', title: '本文件解释的文件' },
  { type: 'penalizes', direction: 'in', title: '罚则' },
  { type: 'penalizes', direction: 'out', title: '处罚所针对的规定' },
  { type: 'cites', direction: 'out', title: '引用' },
  { type: 'cites', direction: 'in', title: '被引用' },
]

/** The kind of a pair as an address has it; `null` for what is none. */
export const groupKindOf = (type: string, direction: string): GroupKind | null =>
  groupKinds.find((kind) => kind.type === type && kind.direction === direction) ?? null

/** One sentence with everything it names at the other end: a sentence that cites three articles is shown once. */
export interface QuotedRelation {
  readonly key: string
  /** The document at the other end, or its name where it is not held. */
  readonly title: string
  readonly url: string | null
  /** Provisions at the other end with their addresses. */
  readonly places: readonly { readonly label: string; readonly url: string | null }[]
  /** The provision of this text that speaks or is spoken of. */
  readonly own: { readonly label: string; readonly url: string | null } | null
  readonly quote: string
  readonly notes: readonly string[]
}

const effectWords: Readonly<Record<NonNullable<Relation['effect']>, string>> = {
  applied: '已经体现',
  pending: '本库的文本尚未体现',
  conflicting: '本库有更新的文本，但未载明这一决定',
}

const declarationWords: Readonly<Record<NonNullable<Relation['declares']>, string>> = {
  repealed: '废止',
  lapsed: '宣告失效',
  kept: '继续有效',
}

/** A number of an article means the text of its time: that is said where another text is shown. */
const versionNote = ({ direction, type, target }: Relation, shownVersionId: string | null): string | null => {
  if (direction === 'out' || target.eId === null || type === 'repeals' || shownVersionId === null) return null
  if (target.versionId === null) return '所指为当时的文本，本库未收录'
  return target.versionId === shownVersionId ? null : '所指为另一时期的文本'
}

const notesOf = (relation: Relation, shownVersionId: string | null): readonly string[] => {
  const { type, partial, declares, effectiveOn, effect, target } = relation
  const isRepeal = type === 'repeals'
  return [
    isRepeal && declares !== null ? declarationWords[declares] : null,
    partial ? '部分条款' : null,
    (isRepeal || type === 'amends') && effectiveOn !== null ? `自 ${effectiveOn} 起` : null,
    type === 'amends' && effect !== null ? effectWords[effect] : null,
    target.workId === null ? '本库未收录，或者不能确定是哪一部' : null,
    versionNote(relation, shownVersionId),
  ].filter((note) => note !== null)
}

/** The text that a list stands beside; `eId` where it is one provision alone. */
export interface Shown {
  readonly versionId: string | null
  readonly eId: string | null
}

/**
 * Relations of one kind as sentences; neighbours that say the same of the same document are one. On the page of one
 * provision that provision itself is not named again. Pure.
 */
export const toQuotedRelations = (
  relations: readonly Relation[],
  shown: Shown = { versionId: null, eId: null },
): readonly QuotedRelation[] => {
  const quoted: (QuotedRelation & { readonly sameAs: string })[] = []
  for (const relation of relations) {
    const { direction, from, target, quote } = relation
    const isOut = direction === 'out'
    const notes = notesOf(relation, shown.versionId)
    const isOwnShown =
      shown.eId !== null && (isOut || (target.eId === shown.eId && target.versionId === shown.versionId))
    const place = isOut ? placeOf(target.label, target.url) : placeOf(from.label, from.url)
    const sameAs = JSON.stringify([from.url, target.workId ?? target.citedAs, quote, notes])
    const last = quoted.at(-1)
    if (last?.sameAs === sameAs) {
      const places = [...last.places, ...place.filter(({ label }) => last.places.every((one) => one.label !== label))]
      quoted[quoted.length - 1] = { ...last, places }
      continue
    }
    quoted.push({
      key: `${quoted.length} ${from.url}`,
      title: isOut ? (target.title ?? target.citedAs) : from.title,
      url: isOut ? documentUrl(target.workId, target.versionId) : documentUrl(from.workId, from.versionId),
      places: place,
      own: isOwnShown ? null : ((isOut ? placeOf(from.label, from.url) : placeOf(target.label, target.url))[0] ?? null),
      quote,
      notes,
      sameAs,
    })
  }
  return quoted.map(({ sameAs, ...rest }) => rest)
}

const placeOf = (label: string | null, url: string | null): readonly { label: string; url: string | null }[] =>
  label === null ? [] : [{ label, url }]

const documentUrl = (workId: string | null, versionId: string | null): string | null => {
  if (workId === null) return null
  const work = `/works/${encodeURIComponent(workId)}`
  return versionId === null ? work : `${work}/${encodeURIComponent(versionId)}`
}
