import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { corpusFolder, hasCorpus } from '../corpus.ts'
import { runTongcha, type Serving, serveTongcha } from '../tongcha.ts'

/** One line of the table. */
interface Figure {
  readonly what: string
  readonly value: string
  readonly aim: string
}

const figures: Figure[] = []

function note(what: string, value: string, aim = ''): void {
  figures.push({ what, value, aim })
  process.stdout.write(`${what}: ${value}${aim === '' ? '' : ` (aim: ${aim})`}\n`)
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

function spread(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b)
  const [p50, p95, max] = [percentile(sorted, 0.5), percentile(sorted, 0.95), sorted.at(-1) ?? Number.NaN]
  return `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, max ${max.toFixed(1)} ms`
}

async function measureIntake(dataDir: string, source: string): Promise<void> {
  const crawl = await runTongcha(['crawl', 'lawrefbook', '--path', source, '--json'], dataDir)
  if (crawl.code !== 0) throw new Error(`crawl ended with ${crawl.code}: ${crawl.stderr}`)
  const last = crawl.stdout.trim().split('\n').at(-1) ?? '{}'
  const { report } = JSON.parse(last) as { report: { discovered: number; bytes: number } }
  const megabytes = report.bytes / 1e6
  const store = statSync(join(dataDir, 'records.sqlite')).size / 1e6
  note('intake, cold', `${crawl.seconds.toFixed(1)} s`, 'under 90 s')
  note(
    'intake rate',
    `${Math.round(report.discovered / crawl.seconds)} files/s, ${(megabytes / crawl.seconds).toFixed(1)} MB/s`,
  )
  note('intake peak memory', `${crawl.peakMb} MB`, 'under 1,000 MB')
  note(
    'store',
    `${store.toFixed(0)} MB for ${megabytes.toFixed(0)} MB captured, ${(store / megabytes).toFixed(2)} times`,
    'under 4 times',
  )
  const again = await runTongcha(['crawl', 'lawrefbook', '--path', source, '--json'], dataDir)
  note('the same collection again', `${again.seconds.toFixed(1)} s`)
}

async function measureIndex(dataDir: string): Promise<void> {
  const index = await runTongcha(['index', '--rebuild', '--json'], dataDir)
  if (index.code !== 0) throw new Error(`index ended with ${index.code}: ${index.stderr}`)
  const status = await runTongcha(['status', '--json'], dataDir)
  const { articles } = JSON.parse(status.stdout) as { articles: number }
  note(
    'index build',
    `${index.seconds.toFixed(1)} s, ${Math.round(articles / index.seconds)} articles/s`,
    '147,000 articles in under 40 s',
  )
  note('index peak memory', `${index.peakMb} MB`)
}

/** Asks with all facets. Answers are kept by their parameters, so each round asks for pages of another size. */
async function search(server: Serving, query: string, pageSize: number): Promise<number> {
  const started = performance.now()
  const response = await fetch(`${server.url}/api/v1/search?q=${encodeURIComponent(query)}&pageSize=${pageSize}`)
  await response.text()
  if (response.status !== 200) throw new Error(`${response.status} for ${query}`)
  return performance.now() - started
}

async function measureSearch(dataDir: string): Promise<void> {
  const queries = readFileSync(join(import.meta.dirname, 'queries.txt'), 'utf8')
    .trim()
    .split('\n')
  const server = await serveTongcha('serve', dataDir)
  note('start with a full store until ready', `${server.readyAfter.toFixed(1)} s`, 'under 5 s')
  try {
    const first: number[] = []
    for (const query of queries) first.push(await search(server, query, 20))
    note(`search, each query for the first time (${queries.length} queries)`, spread(first))
    const alone: { query: string; time: number }[] = []
    for (let round = 1; round <= 5; round++) {
      for (const query of queries) alone.push({ query, time: await search(server, query, 20 + round) })
    }
    note(
      `search, one client (${queries.length} queries, 5 rounds)`,
      spread(alone.map(({ time }) => time)),
      'p95 under 25 ms',
    )
    const slowest = [...new Set(alone.sort((a, b) => b.time - a.time).map(({ query }) => query))].slice(0, 5)
    note('slowest queries', slowest.join(' · '))
    const started = performance.now()
    const together = await Promise.all(
      Array.from({ length: 10 }, async (_, client) => {
        const times: number[] = []
        for (let turn = 0; turn < queries.length; turn++) {
          times.push(await search(server, queries[(turn + client * 7) % queries.length] ?? '', 30 + client))
        }
        return times
      }),
    )
    const times = together.flat()
    const rate = times.length / ((performance.now() - started) / 1000)
    note('search, 10 clients at once', `${spread(times)}, ${Math.round(rate)} searches/s`)
  } finally {
    const ended = await server.stop()
    note('serving process, peak memory', `${ended.peakMb} MB`)
  }
}

if (!hasCorpus) {
  process.stdout.write(`no real texts at ${corpusFolder}; set TONGCHA_CORPUS\n`)
} else {
  const dataDir = mkdtempSync(join(tmpdir(), 'tongcha-bench-'))
  try {
    note(
      'machine',
      `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`,
    )
    await measureIntake(dataDir, join(corpusFolder, 'lawrefbook'))
    await measureIndex(dataDir)
    await measureSearch(dataDir)
    process.stdout.write('\n| what | measured | aim |\n|---|---|---|\n')
    for (const { what, value, aim } of figures) process.stdout.write(`| ${what} | ${value} | ${aim} |\n`)
  } finally {
    rmSync(dataDir, { recursive: true })
  }
}
