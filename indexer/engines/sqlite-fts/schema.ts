import Database from 'better-sqlite3'
import { IndexerError } from '../../errors.ts'

export type IndexDatabase = Database.Database

/** Raised whenever an index written before cannot be read as it is. */
export const schemaVersion = 1

/** Provisions of one document have consecutive rowids from `number * placesPerDocument`, so that a rowid names both. */
export const placesPerDocument = 65_536

/**
 * `titles` has a row per document, `texts` a row per provision, both holding words and no text. `title_pairs` and
 * `text_pairs` hold overlapping pairs of characters: a phrase of pairs is the exact phrase, however the text was cut.
 * The ascii tokenizer never divides Han characters.
 */
const tables = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE documents (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sequence INTEGER NOT NULL,
    provisions INTEGER NOT NULL, fields TEXT NOT NULL);
  CREATE INDEX documents_by_sequence ON documents (sequence);
  CREATE TABLE removed (number INTEGER PRIMARY KEY, sequence INTEGER NOT NULL);
  CREATE TABLE places (place INTEGER PRIMARY KEY, e_id TEXT NOT NULL);
  CREATE VIRTUAL TABLE titles USING fts5(title, headings, content='', contentless_delete=1, tokenize='ascii');
  CREATE VIRTUAL TABLE texts USING fts5(heading, body, inner, content='', contentless_delete=1, tokenize='ascii');
  CREATE VIRTUAL TABLE title_pairs USING fts5(title, headings, content='', contentless_delete=1, tokenize='ascii');
  CREATE VIRTUAL TABLE text_pairs USING fts5(body, content='', contentless_delete=1, tokenize='ascii');
`

const fullTextTables = ['titles', 'texts', 'title_pairs', 'text_pairs'] as const

/** A new index file, empty, at position 0; written without a journal, for it is thrown away where the build fails. */
export function createIndex(path: string): IndexDatabase {
  const db = new Database(path)
  db.pragma('page_size = 8192')
  db.pragma('journal_mode = OFF')
  db.pragma('synchronous = OFF')
  db.pragma('cache_size = -65536')
  db.exec(tables)
  // 32 MB of postings in memory before a segment is written: fewer merges while building
  for (const table of fullTextTables) db.exec(`INSERT INTO ${table}(${table}, rank) VALUES ('hashsize', 33554432)`)
  db.prepare("INSERT INTO meta (key, value) VALUES ('schema', ?), ('position', 0), ('sequence', 0)").run(schemaVersion)
  return db
}

/** Merges what was built into one piece and makes the file ready for readers and small updates. */
export function finishBuild(db: IndexDatabase): void {
  for (const table of fullTextTables) {
    db.exec(`INSERT INTO ${table}(${table}) VALUES ('optimize')`)
    db.exec(`INSERT INTO ${table}(${table}, rank) VALUES ('hashsize', 1048576)`)
  }
  db.exec('ANALYZE')
  db.pragma('journal_mode = WAL')
}

/** Opens an index file; throws `indexer/index-newer` where a later release wrote it. */
export function openIndex(path: string, access: 'read' | 'write'): IndexDatabase {
  const db = new Database(path, { fileMustExist: true, readonly: access === 'read', timeout: 10_000 })
  try {
    db.pragma('synchronous = NORMAL')
    db.pragma('mmap_size = 1073741824')
    db.pragma('cache_size = -32768')
    const schema = readMeta(db, 'schema')
    if (schema > schemaVersion) {
      throw new IndexerError(
        'indexer/index-newer',
        'The search index was written by a later release; update this one, or run `tongcha index --rebuild`.',
      )
    }
    if (schema < schemaVersion) {
      throw new IndexerError(
        'indexer/index-unreadable',
        'The search index was written by an earlier release; run `tongcha index --rebuild`.',
      )
    }
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

export type MetaKey = 'schema' | 'position' | 'sequence'

export function readMeta(db: IndexDatabase, key: MetaKey): number {
  const value = db.prepare<[string], number>('SELECT value FROM meta WHERE key = ?').pluck().get(key)
  return value ?? 0
}

export function writeMeta(db: IndexDatabase, key: MetaKey, value: number): void {
  db.prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(
    key,
    value,
  )
}
