import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Serving, serveTongcha } from './tongcha.ts'

/** A server over the sample collection, taken in and indexed by the real start command. */
export async function startTongcha(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tongcha-serving-'))
  const server: Serving = await serveTongcha('start', dataDir)
  return {
    url: server.url,
    stop: async () => {
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
