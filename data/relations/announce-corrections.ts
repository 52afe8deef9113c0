import { createHash } from 'node:crypto'
import type { Correction } from '../corrections/correction.ts'
import type { Store } from '../store/store.ts'

/**
 * Tells the change log of the works whose corrections are others than the last time, so that whoever follows it decides
 * their status anew. Returns how many there are.
 */
export function announceCorrections(
  store: Store,
  corrections: ReadonlyMap<string, readonly Correction[]>,
  clock: () => Date,
): number {
  const digests = Object.fromEntries(
    [...corrections].map(([workId, lines]) => [
      workId,
      createHash('sha256').update(JSON.stringify(lines)).digest('base64url'),
    ]),
  )
  const before: Readonly<Record<string, string>> = JSON.parse(store.relations.progress('corrections')?.edition ?? '{}')
  const workIds = [...new Set([...Object.keys(digests), ...Object.keys(before)])].sort()
  const changed = workIds.filter((workId) => digests[workId] !== before[workId])
  if (changed.length === 0) return 0
  return store.transaction(() => {
    const at = clock().toISOString()
    let announced = 0
    for (const workId of changed) {
      const newest = store.works.versionsOf(workId)[0]
      // A correction of a work that is not held waits for it; its arrival is an entry of its own.
      if (newest === undefined) continue
      store.relations.announce(workId, newest.versionId, at)
      announced++
    }
    store.relations.saveProgress('corrections', { position: store.changes.head(), edition: JSON.stringify(digests) })
    return announced
  })
}
