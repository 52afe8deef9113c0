import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { corpusFolder, corpusNote, hasCorpus } from '../../corpus.ts'
import { storeDigests } from '../../store-digest.ts'
import { runTongcha, tongcha } from '../../tongcha.ts'

const args = ['crawl', 'lawrefbook', '--path', join(corpusFolder, 'lawrefbook'), '--only', '行政法规/**', '--json']

/** Shares of an undisturbed run after which the process is killed. */
const moments = [0.35, 0.5, 0.65, 0.8, 0.95]

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongcha-kill-'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.skipIf(!hasCorpus)(`taking in that is killed${corpusNote}`, () => {
  it('goes on when started again, and ends with the store of an undisturbed run', { timeout: 300_000 }, async () => {
    const undisturbed = await runTongcha(args, join(folder, 'undisturbed'))
    expect(undisturbed.code, undisturbed.stderr).toBe(0)
    const expected = storeDigests(join(folder, 'undisturbed', 'records.sqlite'))
    const killed: boolean[] = []
    for (const moment of moments) {
      const { child, ended } = tongcha(args, join(folder, 'killed'))
      await Promise.race([ended, wait(undisturbed.seconds * 1000 * moment)])
      child.kill('SIGKILL')
      killed.push((await ended).signal === 'SIGKILL')
    }
    expect(killed.slice(0, 2)).toEqual([true, true])
    const last = await runTongcha(args, join(folder, 'killed'))
    expect(last.code, last.stderr).toBe(0)
    expect(storeDigests(join(folder, 'killed', 'records.sqlite'))).toEqual(expected)
  })
})
