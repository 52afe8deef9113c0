import type { Database } from 'better-sqlite3'
import { type DocumentOutcome, type DocumentResult, documentResults, type RunStore, type RunSummary } from './store.ts'

interface RunRow {
  run_id: number
  source_id: string
  publisher: string
  place: string | null
  source_date: string | null
  started_at: string
  ended_at: string | null
  outcome: RunSummary['outcome']
  message: string | null
  counts: string | null
}

interface OutcomeRow {
  ref: string
  result: DocumentResult
  reason: string | null
  message: string | null
  capture_digest: string | null
  parser: string
  warnings: string
  versions: string
}

export function runStore(database: Database): RunStore {
  const unfinished = database
    .prepare<[string, string | null, string | null, string], number>(
      `SELECT run_id FROM runs WHERE source_id = ? AND place IS ? AND source_date IS ? AND parser = ? AND outcome = 'running'
       ORDER BY run_id DESC LIMIT 1`,
    )
    .pluck()
  const begin = database.prepare(
    `INSERT INTO runs (source_id, publisher, place, source_date, parser, started_at, outcome) VALUES (?, ?, ?, ?, ?, ?, 'running')`,
  )
  const finish = database.prepare('UPDATE runs SET outcome = ?, message = ?, ended_at = ?, counts = ? WHERE run_id = ?')
  const record = database.prepare(
    `INSERT OR REPLACE INTO document_outcomes
       (source_id, ref, run_id, at, result, reason, message, capture_digest, parser, warnings, versions)
     VALUES ((SELECT source_id FROM runs WHERE run_id = @runId),
       @ref, @runId, @at, @result, @reason, @message, @captureSha256, @parser, @warnings, @versions)`,
  )
  const isDone = database
    .prepare<[number, string, number], number>(
      `SELECT 1 FROM document_outcomes
       WHERE source_id = (SELECT source_id FROM runs WHERE run_id = ?) AND ref = ? AND run_id = ?`,
    )
    .pluck()
  const outcome = database.prepare<[string, string], OutcomeRow>(
    'SELECT * FROM document_outcomes WHERE source_id = ? AND ref = ?',
  )
  const outcomes = database.prepare<[string], OutcomeRow>(
    'SELECT * FROM document_outcomes WHERE source_id = ? ORDER BY ref',
  )
  const counts = database.prepare<[number], { result: DocumentResult; count: number }>(
    'SELECT result, count(*) AS count FROM document_outcomes WHERE run_id = ? GROUP BY result',
  )
  const latest = database.prepare<[], RunRow>(
    'SELECT * FROM runs WHERE run_id IN (SELECT max(run_id) FROM runs GROUP BY source_id) ORDER BY source_id',
  )

  function countsOf(runId: number): Record<DocumentResult, number> {
    const found = Object.fromEntries(documentResults.map((result) => [result, 0])) as Record<DocumentResult, number>
    for (const { result, count } of counts.all(runId)) found[result] = count
    return found
  }

  return {
    begin({ sourceId, publisher, place, sourceDate, parser, at }) {
      const open = unfinished.get(sourceId, place, sourceDate, parser)
      if (open !== undefined) return { runId: open, resumed: true }
      const { lastInsertRowid } = begin.run(sourceId, publisher, place, sourceDate, parser, at)
      return { runId: Number(lastInsertRowid), resumed: false }
    },
    finish(runId, { outcome: end, message, at }) {
      finish.run(end, message, at, JSON.stringify(countsOf(runId)), runId)
    },
    record(runId, document, at) {
      const { warnings, versions } = document
      record.run({ ...document, runId, at, warnings: JSON.stringify(warnings), versions: JSON.stringify(versions) })
    },
    isDone: (runId, ref) => isDone.get(runId, ref, runId) !== undefined,
    outcomeOf(sourceId, ref) {
      const row = outcome.get(sourceId, ref)
      return row === undefined ? null : toOutcome(row)
    },
    *outcomes(sourceId) {
      for (const row of outcomes.iterate(sourceId)) yield toOutcome(row)
    },
    latest: () =>
      latest.all().map((row) => ({
        runId: row.run_id,
        sourceId: row.source_id,
        publisher: row.publisher,
        place: row.place,
        sourceDate: row.source_date,
        startedAt: row.started_at,
        endedAt: row.ended_at,
        outcome: row.outcome,
        message: row.message,
        counts: row.counts === null ? countsOf(row.run_id) : JSON.parse(row.counts),
      })),
  }
}

function toOutcome(row: OutcomeRow): DocumentOutcome {
  return {
    ref: row.ref,
    result: row.result,
    reason: row.reason,
    message: row.message,
    captureSha256: row.capture_digest,
    parser: row.parser,
    warnings: JSON.parse(row.warnings),
    versions: JSON.parse(row.versions),
  }
}
