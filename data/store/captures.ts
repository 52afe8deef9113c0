import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Database } from 'better-sqlite3'
import type { CaptureStore, KeptCapture } from './store.ts'

interface CaptureRow {
  capture_id: number
  source_id: string
  ref: string
  captured_at: string
  source_date: string | null
}

interface ResourceRow {
  role: string
  url: string
  media_type: string
  headers: string
  sha256: string
  encoding: string
  bytes: Buffer
}

/** Bytes shorter than this are kept as they are: compressing them gains nothing. */
const worthCompressing = 256

/** One digest for a capture: what its resources are and what is in them, not when or how they came. */
export function captureDigest(resources: KeptCapture['resources']): string {
  const hash = createHash('sha256')
  for (const { role, url, sha256 } of resources) hash.update(`${role}\0${url}\0${sha256}\n`)
  return hash.digest('hex')
}

export function captureStore(database: Database): CaptureStore {
  const find = database
    .prepare<[string, string, string], number>(
      'SELECT capture_id FROM captures WHERE source_id = ? AND ref = ? AND digest = ?',
    )
    .pluck()
  const hasBlob = database.prepare<[string], number>('SELECT 1 FROM blobs WHERE sha256 = ?').pluck()
  const addBlob = database.prepare('INSERT INTO blobs (sha256, size, encoding, bytes) VALUES (?, ?, ?, ?)')
  const addCapture = database.prepare(
    'INSERT INTO captures (source_id, ref, captured_at, source_date, digest) VALUES (?, ?, ?, ?, ?)',
  )
  const addResource = database.prepare(
    'INSERT INTO capture_resources (capture_id, ordinal, role, url, media_type, headers, sha256) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const latest = database.prepare<[string, string], CaptureRow>(
    'SELECT * FROM captures WHERE source_id = ? AND ref = ? ORDER BY capture_id DESC LIMIT 1',
  )
  const resources = database.prepare<[number], ResourceRow>(
    'SELECT r.*, b.encoding, b.bytes FROM capture_resources r JOIN blobs b USING (sha256) WHERE capture_id = ? ORDER BY ordinal',
  )
  const refs = database
    .prepare<[string], string>('SELECT ref FROM captures WHERE source_id = ? GROUP BY ref ORDER BY min(capture_id)')
    .pluck()

  function keepBlob(sha256: string, bytes: Uint8Array): void {
    if (hasBlob.get(sha256) !== undefined) return
    const packed = bytes.length < worthCompressing ? null : gzipSync(bytes, { level: 6 })
    if (packed !== null && packed.length < bytes.length) addBlob.run(sha256, bytes.length, 'gzip', packed)
    else addBlob.run(sha256, bytes.length, 'identity', bytes)
  }

  return {
    keep(capture) {
      const digest = captureDigest(capture.resources)
      const known = find.get(capture.sourceId, capture.ref, digest)
      if (known !== undefined) return { captureId: known, isNew: false }
      const { lastInsertRowid } = addCapture.run(
        capture.sourceId,
        capture.ref,
        capture.capturedAt,
        capture.sourceDate,
        digest,
      )
      const captureId = Number(lastInsertRowid)
      capture.resources.forEach((resource, ordinal) => {
        keepBlob(resource.sha256, resource.bytes)
        const { role, url, mediaType, headers, sha256 } = resource
        addResource.run(captureId, ordinal, role, url, mediaType, JSON.stringify(headers), sha256)
      })
      return { captureId, isNew: true }
    },
    latest(sourceId, ref) {
      const row = latest.get(sourceId, ref)
      if (row === undefined) return null
      return {
        captureId: row.capture_id,
        sourceId: row.source_id,
        ref: row.ref,
        capturedAt: row.captured_at,
        sourceDate: row.source_date,
        resources: resources.all(row.capture_id).map((resource) => ({
          role: resource.role,
          url: resource.url,
          mediaType: resource.media_type,
          headers: JSON.parse(resource.headers),
          sha256: resource.sha256,
          bytes: resource.encoding === 'gzip' ? gunzipSync(resource.bytes) : resource.bytes,
        })),
      }
    },
    refs: (sourceId) => refs.all(sourceId),
  }
}
