import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'

/** What two stores must have in common to be equal; clocks and the numbering of runs are left out. */
const contents: Readonly<Record<string, string>> = {
  works: 'SELECT work_id, revision, record FROM work_records ORDER BY work_id, revision',
  versions: `SELECT work_id, version_id, revision, record FROM version_records JOIN versions USING (version_key)
    ORDER BY work_id, version_id, revision`,
  provisions: `SELECT work_id, version_id, ordinal, parent, e_id, kind, number, label, heading, text
    FROM provisions JOIN texts USING (text_key) JOIN versions USING (version_key) ORDER BY work_id, version_id, text_key, ordinal`,
  manifestations: `SELECT work_id, version_id, source_id, url, sha256 FROM manifestations JOIN versions USING (version_key)
    ORDER BY work_id, version_id, source_id, url, sha256`,
  captures: 'SELECT source_id, ref, digest FROM captures ORDER BY source_id, ref, digest',
  blobs: 'SELECT sha256, size, length(bytes) FROM blobs ORDER BY sha256',
  created: `SELECT kind, work_id, version_id FROM change_log WHERE kind = 'created' ORDER BY position`,
  // A run that is cut short between two batches may announce the same works in another order, or twice.
  changes: 'SELECT DISTINCT kind, work_id, version_id FROM change_log ORDER BY kind, work_id, version_id',
  relations: `SELECT v.work_id, v.version_id, type, partial, effect, from_ordinal, quote_ordinal, quote_start, quote, effective_on,
      description, named_e_id, target_work, target_version, target_e_id, is_linked
    FROM relations JOIN statement_sets USING (set_key) JOIN versions v USING (version_key) JOIN named_targets USING (named_key)
    WHERE superseded_at IS NULL
    ORDER BY v.work_id, v.version_id, from_ordinal, type, description, named_e_id, quote_start, quote, target_e_id`,
  // Whether a document was new or already there depends on the run; that it was taken in does not.
  outcomes: `SELECT source_id, ref, CASE WHEN result IN ('new', 'changed', 'unchanged') THEN 'taken in' ELSE result END, reason, capture_digest, warnings, versions FROM document_outcomes
    ORDER BY source_id, ref`,
}

/** One digest for each part of a store: equal stores have equal digests, and a difference names its place. */
export function storeDigests(file: string): Record<string, string> {
  const database = new Database(file, { readonly: true })
  try {
    return Object.fromEntries(
      Object.entries(contents).map(([part, query]) => {
        const hash = createHash('sha256')
        for (const row of database.prepare(query).raw().iterate()) hash.update(JSON.stringify(row))
        return [part, hash.digest('hex')]
      }),
    )
  } finally {
    database.close()
  }
}
