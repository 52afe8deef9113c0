import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

const pointerName = 'index-current'

/** A generation and what belongs to it: `index-12.sqlite`, `index-12.sqlite-wal`, `index-13.building.sqlite`. */
const indexFile = /^index-(\d+)(\.building)?\.sqlite(-wal|-shm|-journal)?$/

/** The index files of a data folder: numbered generations, and a pointer file that names the one in use. */
export interface Generations {
  /** The generation in use; `null` before the first. */
  current(): number | null
  pathOf(generation: number): string
  /** Where the next generation is built; left-overs of a build that died are removed. */
  beginBuild(): { readonly generation: number; readonly path: string }
  /** Makes a finished build the one in use, in one rename; the file must be closed. */
  switchTo(generation: number): void
  /** Removes files that no pointer names; one that a reader still holds on this platform stays until the next call. */
  sweep(): void
}

export function generationsIn(folder: string): Generations {
  const pointer = join(folder, pointerName)
  const pathOf = (generation: number): string => join(folder, `index-${generation}.sqlite`)
  const buildingPathOf = (generation: number): string => join(folder, `index-${generation}.building.sqlite`)

  const remove = (isStale: (generation: number, isBuilding: boolean) => boolean): void => {
    for (const name of readdirSync(folder)) {
      const match = indexFile.exec(name)
      if (match === null || !isStale(Number(match[1]), match[2] !== undefined)) continue
      try {
        rmSync(join(folder, name), { force: true })
      } catch (error) {
        if (!isHeldOpen(error)) throw error
      }
    }
  }

  const current = (): number | null => {
    if (!existsSync(pointer)) return null
    const generation = Number.parseInt(readFileSync(pointer, 'utf8'), 10)
    return Number.isSafeInteger(generation) && existsSync(pathOf(generation)) ? generation : null
  }

  return {
    current,
    pathOf,
    beginBuild() {
      mkdirSync(folder, { recursive: true })
      remove((_, isBuilding) => isBuilding)
      const taken = readdirSync(folder).map((name) => Number(indexFile.exec(name)?.[1] ?? 0))
      const generation = Math.max(0, current() ?? 0, ...taken) + 1
      return { generation, path: buildingPathOf(generation) }
    },
    switchTo(generation) {
      flush(buildingPathOf(generation))
      renameSync(buildingPathOf(generation), pathOf(generation))
      const next = `${pointer}.next`
      writeFileSync(next, `${generation}\n`)
      flush(next)
      renameSync(next, pointer)
    },
    sweep() {
      const inUse = current()
      if (inUse !== null) remove((generation, isBuilding) => !isBuilding && generation < inUse)
    },
  }
}

/** Changes whenever the pointer is replaced; cheap enough to ask before each search. */
export function pointerStamp(folder: string): string {
  const stat = statSync(join(folder, pointerName), { throwIfNoEntry: false })
  return stat === undefined ? '' : `${stat.ino}:${stat.mtimeMs}`
}

function flush(path: string): void {
  const handle = openSync(path, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Some platforms refuse to remove a file that another process has open. */
function isHeldOpen(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return code === 'EBUSY' || code === 'EPERM' || code === 'EACCES'
}
