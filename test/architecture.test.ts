import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const rooms = ['crawler', 'data', 'indexer', 'server', 'web', 'test'] as const
type Room = (typeof rooms)[number]

/** Which rooms a room may import; the command line alone wires the crawler in. */
const mayImport: Readonly<Record<Room, readonly Room[]>> = {
  data: [],
  crawler: ['data'],
  indexer: ['data'],
  server: ['data', 'indexer'],
  web: [],
  test: ['crawler', 'data', 'indexer', 'server', 'web'],
}

/** What tools insist on finding at the root, beside the rooms. */
const rootFiles = new Set([
  '.ci',
  '.git',
  '.gitignore',
  '.npmrc',
  'LICENSE',
  'README.md',
  'biome.json',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
])

/** Made on a machine, kept out of the repository. */
const untracked = new Set(['node_modules', 'var', 'dist', 'generated', 'coverage'])

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (untracked.has(name)) return []
    return statSync(path).isDirectory() ? filesBelow(path) : [path]
  })
}

interface SourceFile {
  readonly path: string
  readonly room: Room
  readonly text: string
  readonly imports: readonly string[]
}

/** `import x from './y.ts'`, `export … from './y.ts'`, `import('./y.ts')` */
const importPattern = /(?:\bfrom\s*|\bimport\s*\(?\s*)['"]([^'"]+)['"]/g

const sources: readonly SourceFile[] = rooms.flatMap((room) =>
  filesBelow(join(root, room))
    .filter((path) => /\.(?:ts|vue|js|mts)$/.test(path))
    .map((path) => {
      const text = readFileSync(path, 'utf8')
      const imports = [...text.matchAll(importPattern)].map(([, specifier = '']) => specifier)
      return { path: relative(root, path), room, text, imports }
    }),
)

function roomOf(file: SourceFile, specifier: string): Room | null {
  if (!specifier.startsWith('.')) return null
  const target = relative(root, resolve(root, dirname(file.path), specifier))
  return rooms.find((room) => target.startsWith(`${room}/`)) ?? null
}

function importersOf(packageName: string): string[] {
  return sources
    .filter(({ room }) => room !== 'test')
    .filter(({ imports }) => imports.some((name) => name === packageName || name.startsWith(`${packageName}/`)))
    .map(({ path }) => path)
}

describe('rooms', () => {
  it('import only the rooms below them', () => {
    const strays = sources.flatMap((file) =>
      file.imports.flatMap((specifier) => {
        const target = roomOf(file, specifier)
        if (target === null || target === file.room || mayImport[file.room].includes(target)) return []
        if (target === 'crawler' && file.path.startsWith('server/cli/')) return []
        return [`${file.path} imports ${specifier}`]
      }),
    )
    expect(strays).toEqual([])
  })

  it('are the only folders at the root, beside what tools insist on', () => {
    const names = readdirSync(root).filter((name) => !untracked.has(name) && !rootFiles.has(name))
    expect(names.sort()).toEqual([...rooms].sort())
  })
})

describe('third-party fences', () => {
  it('let one file alone import the segmenter', () => {
    expect(importersOf('nodejieba')).toHaveLength(1)
  })

  it('keep the database driver to the store, the embedded engine and one reader of foreign files', () => {
    const strays = importersOf('better-sqlite3').filter(
      (path) => !path.startsWith('data/store/') && !path.startsWith('indexer/engines/'),
    )
    expect(strays.filter((path) => path.startsWith('crawler/')).length).toBeLessThanOrEqual(1)
    expect(strays.filter((path) => !path.startsWith('crawler/'))).toEqual([])
  })

  it('keep outgoing connections to the crawler', () => {
    const callers = sources.filter(({ room, text }) => room !== 'test' && room !== 'web' && /\bfetch\(/.test(text))
    expect(callers.map(({ path }) => path).filter((path) => !path.startsWith('crawler/'))).toEqual([])
  })

  it('read the environment in configuration files only', () => {
    const readers = sources.filter(({ room, text }) => room !== 'test' && text.includes('process.env'))
    expect(
      readers.map(({ path }) => basename(path)).filter((name) => name !== 'config.ts' && name !== 'bin.js'),
    ).toEqual([])
  })
})

describe('files', () => {
  it('have at most 400 lines', () => {
    const long = sources.filter(({ text }) => text.split('\n').length > 401).map(({ path }) => path)
    expect(long).toEqual([])
  })

  it('have names that say what they are, in kebab case (components in Pascal case)', () => {
    const names = sources
      .map(({ path }) => path)
      .filter(
        (path) =>
          !/(?:^|\/)(?:[a-z0-9]+(?:[-.][a-z0-9]+)*\.(?:ts|js)|[A-Z][A-Za-z0-9]*\.vue|use[A-Z][A-Za-z]*\.ts)$/.test(
            path,
          ),
      )
    expect(names).toEqual([])
  })

  it('stand in no drawer for everything, and no file only passes on what others export', () => {
    const drawers = sources.filter(({ path }) => /(?:^|\/)(?:utils?|helpers?|common|misc)(?:\/|\.)/.test(path))
    const barrels = sources.filter(({ path }) => /(?:^|\/)index\.(?:ts|js)$/.test(path))
    expect([...drawers, ...barrels].map(({ path }) => path)).toEqual([])
  })

  it('export by name, and switch no check off', () => {
    const strays = sources.filter(
      ({ path, text }) =>
        path !== 'test/architecture.test.ts' &&
        (/@ts-(?:ignore|nocheck)|biome-ignore|:\s*any\b|\bas any\b/.test(text) ||
          (/^export default/m.test(text) && !/config\.ts$|\.d\.ts$/.test(path))),
    )
    expect(strays.map(({ path }) => path)).toEqual([])
  })
})
