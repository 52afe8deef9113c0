import type { Instant, IsoDate } from '../model/dates.ts'
import type { Relation, RelationType } from '../model/relation.ts'
import type { Statement, TargetDescription } from '../relations/statement.ts'
import type { DanglingName } from './dangling-names.ts'

/** Which relations of a work are asked for; what is left out does not narrow. */
export interface RelationQuery {
  /** `out`: what the work's own texts say; `in`: what is said of it. A text that speaks of itself is `out` where both are asked for. */
  readonly direction?: 'in' | 'out'
  readonly types?: readonly RelationType[]
  /** From (`out`) or to (`in`) this provision or a part of it. */
  readonly eId?: string
  /** The version that speaks (`out`) or is spoken of (`in`, with relations to the work as a whole). */
  readonly versionId?: string
  /** `others`: between texts; `itself`: within one (本法第三条). Both unless given. */
  readonly between?: 'others' | 'itself'
  /** Every version repeats what the one before it said: by default the newest version of each work speaks. */
  readonly statedBy?: 'newest' | 'every'
  /** Goes on after a page: its `next`. */
  readonly cursor?: string
  /** Relations to a page; 50 unless given. */
  readonly limit?: number
}

/** A relation as seen from one of its ends. */
export interface DirectedRelation extends Relation {
  readonly direction: 'in' | 'out'
}

/** In the order 废止, 替代, 修改, 解释, 依据, 罚则, 引用; within a type the newest text first. */
export interface RelationPage {
  readonly items: readonly DirectedRelation[]
  readonly total: number
  /** How many there are of each type and direction, of all that the query asks for. */
  readonly counts: readonly { readonly type: RelationType; readonly direction: 'in' | 'out'; readonly count: number }[]
  /** `null` on the last page. */
  readonly next: string | null
}

/** What one version says of other texts, as read from its words. */
export interface StatementSet {
  readonly workId: string
  readonly versionId: string
  /** Digest of everything that the readers were given, and of the readers: the same digest, the same statements. */
  readonly readFrom: string
  readonly statements: readonly DatedStatement[]
  /** The day the text appeared; `null` where none is known. */
  readonly saidOn: IsoDate | null
}

/** A statement as it is kept. */
export interface DatedStatement {
  readonly statement: Statement
  /** What its target waits under until a work of that name arrives. */
  readonly targetKey: string
  /** First day of its effect: named by the sentence, else the first day in force of the text. */
  readonly effectiveOn: IsoDate | null
}

/** The place that a name was found to mean; all `null` while nothing held answers to it. */
export interface LinkTarget {
  readonly workId: string | null
  readonly versionId: string | null
  readonly eId: string | null
}

/** A stored relation whose target is to be looked up. */
export interface RelationToLink {
  readonly relationKey: number
  readonly type: RelationType
  readonly partial: boolean
  readonly from: { readonly workId: string; readonly versionId: string }
  readonly effectiveOn: IsoDate | null
  readonly target: TargetDescription
  /** What it was linked to before. */
  readonly linked: LinkTarget
}

/** Whatever a work may be named by: keys as `targetKey` makes them, numbers as `normaliseDocumentNumber` does. */
export interface NamesOfWork {
  readonly workId: string
  readonly names: readonly string[]
  readonly documentNumbers: readonly string[]
}

/** What follows the change log or a table: the relations of texts, and the corrections. */
export type RelationTask = 'relations' | 'corrections'

export interface TaskProgress {
  readonly position: number
  readonly edition: string
}

/** The writing end of relations: what texts say is kept as sets, and linked to the works it names apart from that. */
export interface RelationStore {
  /** How far the change log was taken into account, and by which edition of readers or tables; `null` before the first time. */
  progress(task: RelationTask): TaskProgress | null
  saveProgress(task: RelationTask, progress: TaskProgress): void
  /** `readFrom` of the statements kept of a version; `null` where none were read. */
  readFrom(workId: string, versionId: string): string | null
  /**
   * Keeps what a version says in place of what was read from it before; the old set stays, marked superseded.
   * Returns the works that the old set repealed, kept or replaced, for their status may change.
   */
  saveStatements(set: StatementSet, at: Instant): readonly string[]
  /** Says which version of a work is the newest, the one that speaks for it. */
  markNewest(workId: string, versionId: string): void
  /** Sets aside for linking what names this work or is linked to it. */
  reopen(work: NamesOfWork): void
  /** The names of all parts of a version's text; empty where it is unknown. */
  eIdsOf(workId: string, versionId: string): ReadonlySet<string>
  /** Names that nothing held answers to, the most used first. */
  danglingNames(): readonly DanglingName[]
  /** How many relations wait for being linked. */
  countToLink(): number
  /** The next relations to be linked, text by text. */
  toLink(limit: number): readonly RelationToLink[]
  link(relationKey: number, target: LinkTarget): void
  /** Tells the change log that the status of a work may have changed, so that whoever follows it looks again. */
  announce(workId: string, newestVersionId: string, at: Instant): void
}
