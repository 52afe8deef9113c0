import type { IsoDate } from '../../data/model/dates.ts'

/** A state of the public LawRefBook/Laws repository whose content and day are known. */
export interface LawRefBookSnapshot {
  readonly commit: string
  /** The day of the commit: the collection is true up to it. */
  readonly committedOn: IsoDate
  /** SHA-256 of `db.sqlite3` at the root, by which a copy of any shape is recognised. */
  readonly metadataSha256: string
  /** `contentDigest` of the whole archive. */
  readonly contentDigest: string
  readonly archiveUrl: string
}

/** Newest first. */
export const lawRefBookSnapshots: readonly LawRefBookSnapshot[] = [
  {
    commit: '2f4c5c23716267af9dbebbbbd6cbbf732b101981',
    committedOn: '2025-04-19',
    metadataSha256: 'da59695306996743aa636012cad7e677fc0b13b0f29547f7940f6153390f55bb',
    contentDigest: 'f82cf63ff2e17177359ef1023e6b3d493e980cc584950ccff814e7d9401d36cc',
    archiveUrl: 'https://codeload.github.com/LawRefBook/Laws/tar.gz/2f4c5c23716267af9dbebbbbd6cbbf732b101981',
  },
]
