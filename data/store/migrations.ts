import type { Database } from 'better-sqlite3'
import { StoreError } from '../errors.ts'

/** One step of the store's schema; steps are never edited once released, only added to. */
const migrations: readonly string[] = [
  `
  CREATE TABLE works (
    work_id TEXT PRIMARY KEY,
    normalised_title TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX works_by_title ON works (normalised_title);

  CREATE TABLE work_records (
    work_id TEXT NOT NULL REFERENCES works,
    revision INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (work_id, revision)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE work_aliases (
    alias_id TEXT PRIMARY KEY,
    work_id TEXT NOT NULL REFERENCES works,
    recorded_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE versions (
    version_key INTEGER PRIMARY KEY,
    work_id TEXT NOT NULL REFERENCES works,
    version_id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    UNIQUE (work_id, version_id)
  ) STRICT;

  CREATE TABLE texts (
    text_key INTEGER PRIMARY KEY,
    version_key INTEGER NOT NULL REFERENCES versions,
    tree_sha256 TEXT NOT NULL,
    articles INTEGER NOT NULL,
    UNIQUE (version_key, tree_sha256)
  ) STRICT;

  CREATE TABLE provisions (
    text_key INTEGER NOT NULL REFERENCES texts,
    ordinal INTEGER NOT NULL,
    parent INTEGER,
    e_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    number TEXT,
    label TEXT,
    heading TEXT,
    text TEXT,
    PRIMARY KEY (text_key, ordinal)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE version_records (
    version_key INTEGER NOT NULL REFERENCES versions,
    revision INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    text_key INTEGER NOT NULL REFERENCES texts,
    record TEXT NOT NULL,
    PRIMARY KEY (version_key, revision)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE relations (
    relation_key INTEGER PRIMARY KEY,
    from_work TEXT NOT NULL REFERENCES works,
    target_work TEXT,
    recorded_at TEXT NOT NULL,
    record TEXT NOT NULL
  ) STRICT;
  CREATE INDEX relations_from ON relations (from_work);
  CREATE INDEX relations_target ON relations (target_work);

  CREATE TABLE change_log (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    work_id TEXT NOT NULL,
    version_id TEXT NOT NULL
  ) STRICT;

  CREATE TABLE blobs (
    sha256 TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    encoding TEXT NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;

  CREATE TABLE captures (
    capture_id INTEGER PRIMARY KEY,
    source_id TEXT NOT NULL,
    ref TEXT NOT NULL,
    captured_at TEXT NOT NULL,
    source_date TEXT,
    digest TEXT NOT NULL,
    UNIQUE (source_id, ref, digest)
  ) STRICT;

  CREATE TABLE capture_resources (
    capture_id INTEGER NOT NULL REFERENCES captures,
    ordinal INTEGER NOT NULL,
    role TEXT NOT NULL,
    url TEXT NOT NULL,
    media_type TEXT NOT NULL,
    headers TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES blobs,
    PRIMARY KEY (capture_id, ordinal)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE manifestations (
    version_key INTEGER NOT NULL REFERENCES versions,
    source_id TEXT NOT NULL,
    url TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    capture_id INTEGER NOT NULL REFERENCES captures,
    record TEXT NOT NULL,
    PRIMARY KEY (version_key, source_id, url, sha256)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE runs (
    run_id INTEGER PRIMARY KEY,
    source_id TEXT NOT NULL,
    publisher TEXT NOT NULL,
    place TEXT,
    source_date TEXT,
    parser TEXT NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT,
    outcome TEXT NOT NULL,
    message TEXT,
    counts TEXT
  ) STRICT;

  CREATE TABLE document_outcomes (
    source_id TEXT NOT NULL,
    ref TEXT NOT NULL,
    run_id INTEGER NOT NULL REFERENCES runs,
    at TEXT NOT NULL,
    result TEXT NOT NULL,
    reason TEXT,
    message TEXT,
    capture_digest TEXT,
    parser TEXT NOT NULL,
    warnings TEXT NOT NULL,
    versions TEXT NOT NULL,
    PRIMARY KEY (source_id, ref)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX outcomes_by_run ON document_outcomes (run_id);
  `,
  // Nothing ever wrote the first table of relations, so it is begun anew.
  `
  DROP TABLE relations;

  CREATE TABLE progress (
    task TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    edition TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE statement_sets (
    set_key INTEGER PRIMARY KEY,
    version_key INTEGER NOT NULL REFERENCES versions,
    text_key INTEGER NOT NULL REFERENCES texts,
    read_from TEXT NOT NULL,
    said_on TEXT,
    is_newest INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    superseded_at TEXT
  ) STRICT;
  CREATE UNIQUE INDEX statement_sets_in_use ON statement_sets (version_key) WHERE superseded_at IS NULL;

  CREATE TABLE named_targets (
    named_key INTEGER PRIMARY KEY,
    target_name TEXT NOT NULL,
    document_number TEXT,
    description TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE INDEX named_targets_by_name ON named_targets (target_name);
  CREATE INDEX named_targets_by_number ON named_targets (document_number) WHERE document_number IS NOT NULL;

  CREATE TABLE relations (
    relation_key INTEGER PRIMARY KEY,
    set_key INTEGER NOT NULL REFERENCES statement_sets,
    type TEXT NOT NULL,
    partial INTEGER NOT NULL,
    effect TEXT,
    from_ordinal INTEGER NOT NULL,
    quote_ordinal INTEGER,
    quote_start INTEGER,
    quote_length INTEGER,
    quote TEXT,
    effective_on TEXT,
    named_key INTEGER NOT NULL REFERENCES named_targets,
    named_e_id TEXT,
    target_work TEXT,
    target_version TEXT,
    target_e_id TEXT,
    is_linked INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX relations_of_set ON relations (set_key);
  CREATE INDEX relations_by_name ON relations (named_key);
  CREATE INDEX relations_by_target ON relations (target_work, type) WHERE target_work IS NOT NULL;
  CREATE INDEX relations_to_link ON relations (set_key) WHERE is_linked = 0;
  `,
  `
  -- A node is found by its name without reading the text; the index holds its place too.
  CREATE INDEX provisions_by_name ON provisions (text_key, e_id);
  `,
]

/** Marks the file as a store of this program ("TCha"). */
const applicationId = 0x54_43_68_61

/** Stores of older schemas hold no relations: nothing had read them. */
export const firstSchemaWithRelations = 2

/** The schema this program writes. */
export const schemaVersion = migrations.length

/** Brings the store to the schema of this program, each step in a transaction of its own. */
export function migrate(database: Database, file: string): void {
  const found = schemaOf(database, file)
  for (let step = found; step < migrations.length; step++) {
    database
      .transaction(() => {
        // Another process may have taken this step while we waited for the lock.
        if (schemaOf(database, file) !== step) return
        database.exec(migrations[step] ?? '')
        database.pragma(`application_id = ${applicationId}`)
        database.pragma(`user_version = ${step + 1}`)
      })
      .immediate()
  }
}

/** Throws `StoreError` for a file that is no store, or one written by a newer program. */
export function schemaOf(database: Database, file: string): number {
  const version = Number(database.pragma('user_version', { simple: true }))
  const id = Number(database.pragma('application_id', { simple: true }))
  const tables = database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()
  if (tables !== 0 && id !== applicationId) {
    throw new StoreError(
      'data/not-a-store',
      `${file} is a database of another program; set TONGCHA_DATA_DIR to a folder of its own`,
    )
  }
  if (version > migrations.length) {
    throw new StoreError(
      'data/store-newer',
      `${file} was written by a newer version of tongcha (schema ${version}, this one knows ${migrations.length}); update tongcha, or set TONGCHA_DATA_DIR to another folder. Nothing was changed.`,
    )
  }
  return version
}
