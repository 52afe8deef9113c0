import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { matchesGlob } from '../../server/cli/glob.ts'
import { main } from '../../server/cli/main.ts'
import type { Terminal } from '../../server/cli/terminal.ts'
import { sampleFolder } from '../../server/collection.ts'
import { readConfig } from '../../server/config.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongcha-cli-'))
})
afterEach(() => {
  chmodSync(folder, 0o700)
  rmSync(folder, { recursive: true })
})

interface Ended {
  readonly exitCode: number
  readonly out: string
  readonly err: readonly string[]
}

/** Runs a command line in this process with a data folder of its own. */
async function tongcha(args: readonly string[], variables: Record<string, string> = {}): Promise<Ended> {
  const out: string[] = []
  const err: string[] = []
  const terminal: Terminal = {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    isInteractive: false,
  }
  const read = () => readConfig({ TONGCHA_DATA_DIR: join(folder, 'var'), LOG_LEVEL: 'silent', ...variables })
  const exitCode = await main(args, terminal, read)
  return { exitCode, out: out.join('\n'), err }
}

describe('wrong usage', () => {
  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['no command', [], /--help/],
    ['an unknown command', ['crwal'], /unknown command 'crwal'.*crawl/],
    ['an unknown option', ['search', '渡船', '--jsn'], /unknown option '--jsn'/],
    ['no words', ['search'], /missing required argument/],
    ['a day that is none', ['search', '渡船', '--as-of', '2025-02-30'], /YYYY-MM-DD/],
    ['a port that is none', ['serve', '--port', '70000'], /port/],
    ['no source', ['crawl'], /crawl --list/],
    ['an unknown source', ['crawl', 'npc'], /there is no source npc.*lawrefbook/],
    ['a folder source without a folder', ['crawl', 'lawrefbook'], /--path/],
    ['a limit of nothing', ['crawl', 'lawrefbook', '--path', '.', '--limit', '0'], /1 or more/],
    ['words beyond 500 characters', ['search', '法'.repeat(501)], /500/],
  ]

  it.each(wrong)('ends 2 with one line: %s', async (_what, args, message) => {
    const { exitCode, out, err } = await tongcha(args)
    expect([exitCode, out]).toEqual([2, ''])
    expect(err.join('\n')).toMatch(message)
    expect(err.join('\n').split('\n')).toHaveLength(1)
  })

  it('ends 2 for a setting that is wrong, naming it', async () => {
    const { exitCode, err } = await tongcha(['status'], { PORT: 'eighty' })
    expect([exitCode, err]).toEqual([2, ['tongcha: PORT must be a number (it is "eighty")']])
  })
})

describe('help', () => {
  const commands = ['start', 'crawl', 'index', 'serve', 'search', 'status']

  it.each(commands)('of %s ends 0, whatever the environment holds', async (command) => {
    const { exitCode, out, err } = await tongcha([command, '--help'], { PORT: 'eighty' })
    expect([exitCode, err]).toEqual([0, []])
    expect(out).toMatch(new RegExp(`^Usage: tongcha ${command}`))
  })

  it('names every command', async () => {
    const { exitCode, out } = await tongcha(['--help'])
    expect(exitCode).toBe(0)
    for (const command of commands) expect(out).toContain(`  ${command} `)
  })
})

describe('a failure', () => {
  it('ends 1 with one line that says what to do', async () => {
    const empty = await tongcha(['search', '渡船'])
    expect([empty.exitCode, empty.err.length]).toEqual([1, 1])
    expect(empty.err[0]).toMatch(/no records in .*tongcha start/)
    const nowhere = await tongcha(['crawl', 'lawrefbook', '--path', join(folder, 'nowhere')])
    expect([nowhere.exitCode, nowhere.err.length]).toEqual([1, 1])
    expect(nowhere.err[0]).toContain('nowhere')
  })

  it('is a store written by a newer version, which is left as it is', async () => {
    mkdirSync(join(folder, 'var'))
    const file = join(folder, 'var', 'records.sqlite')
    await tongcha(['crawl', 'sample', '--path', sampleFolder, '--limit', '1'])
    const sampleFile = join(folder, 'var', 'sample', 'records.sqlite')
    const database = new Database(sampleFile)
    database.pragma('user_version = 9999')
    database.close()
    const { exitCode, err } = await tongcha(['status'])
    expect([exitCode, err.length]).toEqual([1, 1])
    expect(err[0]).toMatch(/newer version.*update tongcha/)
    expect(existsSync(file)).toBe(false)
  })

  it('is a data folder that is a file', async () => {
    writeFileSync(join(folder, 'file'), '')
    const { exitCode, err } = await tongcha(['crawl', 'sample', '--path', sampleFolder], {
      TONGCHA_DATA_DIR: join(folder, 'file'),
    })
    expect([exitCode, err.length]).toEqual([1, 1])
    expect(err[0]).toContain('TONGCHA_DATA_DIR')
  })

  it('is a port that is in use, said before anything is taken in', async () => {
    const server = createServer()
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const { port } = server.address() as AddressInfo
    const { exitCode, err } = await tongcha(['start', '--port', String(port)])
    expect([exitCode, err.length]).toEqual([1, 1])
    expect(err[0]).toMatch(new RegExp(`port ${port} .*is in use.*--port`))
    expect(existsSync(join(folder, 'var', 'sample'))).toBe(false)
    await new Promise((closed) => server.close(closed))
  })

  it('is a starter that cannot be read', async () => {
    const { exitCode, err } = await tongcha(['start', '--port', '0'], { TONGCHA_STARTER: join(folder, 'nowhere') })
    expect([exitCode, err.length]).toEqual([1, 1])
    expect(err[0]).toContain('TONGCHA_STARTER')
  })
})

describe('the sample in a terminal', () => {
  it('is taken in, indexed, found and counted, and always called invented', async () => {
    const crawled = await tongcha(['crawl', 'sample', '--path', sampleFolder, '--json'])
    expect(crawled.exitCode).toBe(0)
    const events = crawled.out.split('\n').map((line) => JSON.parse(line) as { kind: string })
    expect([events[0]?.kind, events.at(-1)?.kind]).toEqual(['started', 'finished'])
    expect((await tongcha(['index'])).exitCode).toBe(0)
    const found = await tongcha(['search', '湖泊渡运法', '--json'])
    const answer = JSON.parse(found.out) as { notice: string; hits: { title: string }[] }
    expect(answer.notice).toContain('虚构')
    expect(answer.hits[0]?.title).toContain('湖泊渡运法')
    const shown = await tongcha(['search', '湖泊渡运法', '--as-of', '2020-01-01'])
    expect(shown.out).toContain('示例数据')
    const status = JSON.parse((await tongcha(['status', '--json'])).out) as { works: number; index: { lag: number } }
    expect(status.works).toBeGreaterThan(30)
    expect(status.index.lag).toBe(0)
    const list = await tongcha(['crawl', '--list'])
    expect(list.out).toMatch(/lawrefbook +never run/)
    expect(list.out).toMatch(/sample +completed/)
    const rebuilt = await tongcha(['index', '--rebuild'])
    expect(rebuilt.exitCode).toBe(0)
  })
})

describe('the program', () => {
  it('runs from any folder, serves, and ends 0 when asked to end', async () => {
    await tongcha(['crawl', 'sample', '--path', sampleFolder])
    const child = spawn(
      process.execPath,
      [resolve(import.meta.dirname, '../../server/bin.js'), 'serve', '--port', '0'],
      {
        cwd: folder,
        env: { PATH: process.env.PATH ?? '', TONGCHA_DATA_DIR: './var' },
      },
    )
    let out = ''
    const ready = new Promise<string>((found, fail) => {
      child.stdout.on('data', (bytes: Buffer) => {
        out += bytes.toString()
        const address = /http:\S+/.exec(out)?.[0]
        if (address !== undefined) found(address)
      })
      child.on('exit', (code) => fail(new Error(`ended ${code}`)))
    })
    const ended = new Promise<number | null>((done) => child.on('exit', done))
    const address = await ready
    expect((await fetch(`${address}readyz`)).status).toBe(200)
    expect(out.trim().split('\n')).toHaveLength(1)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })
})

describe('a pattern of paths', () => {
  it('is read as a shell reads it', () => {
    expect(matchesGlob('*处罚*')('法律/行政处罚法(2021-01-22).md')).toBe(true)
    expect(matchesGlob('法律/**')('法律/甲/乙.md')).toBe(true)
    expect(matchesGlob('法律/*.md')('法律/甲/乙.md')).toBe(false)
    expect(matchesGlob('**/乙.md')('乙.md')).toBe(true)
    expect(matchesGlob('(a+).md')('aa.md')).toBe(false)
  })
})
