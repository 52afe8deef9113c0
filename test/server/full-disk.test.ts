import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openStore } from '../../data/store/open.ts'
import { storeDigests } from '../store-digest.ts'
import { root, runTongcha } from '../tongcha.ts'

const folder = mkdtempSync(join(tmpdir(), 'tongcha-disk-'))
const disk = join(folder, 'disk')

/** Mounts a disk of a given size in memory; only root may. */
function mount(size: string, ...options: string[]): boolean {
  mkdirSync(disk, { recursive: true })
  return spawnSync('mount', ['-t', 'tmpfs', '-o', [`size=${size}`, ...options].join(','), 'tmpfs', disk]).status === 0
}

const canMount = mount('1m')
if (canMount) spawnSync('umount', [disk])

const sample = join(root, 'data', 'sample')

afterAll(() => {
  spawnSync('umount', [disk])
  rmSync(folder, { recursive: true, force: true })
})

describe.skipIf(!canMount)(`a full disk${canMount ? '' : ' (skipped: only root can mount a small one)'}`, () => {
  it('is named, loses nothing that was stored, and intake goes on once there is room', {
    timeout: 120_000,
  }, async () => {
    expect(mount('600k')).toBe(true)
    const full = await runTongcha(['crawl', 'sample', '--path', sample], disk)
    expect(full.code).toBe(1)
    expect(full.stderr.trim().split('\n').at(-1)).toMatch(/disk.*full.*make room/)
    expect(spawnSync('mount', ['-o', 'remount,size=64m', disk]).status).toBe(0)
    const goesOn = await runTongcha(['crawl', 'sample', '--path', sample], disk)
    expect(goesOn.code, goesOn.stderr).toBe(0)
    const undisturbed = join(folder, 'undisturbed')
    await runTongcha(['crawl', 'sample', '--path', sample], undisturbed)
    const store = join(disk, 'sample', 'records.sqlite')
    expect(storeDigests(store)).toEqual(storeDigests(join(undisturbed, 'sample', 'records.sqlite')))
    const records = openStore(store, { readOnly: true })
    expect(records.works.counts().versions).toBe(58)
    records.close()
  })
})
