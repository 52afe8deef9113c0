import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** Every check of the project, in the order in which they fail fastest; `npm test` is all of them. */
const checks: readonly { readonly name: string; readonly script: string }[] = [
  { name: 'format and lint', script: 'lint' },
  { name: 'types', script: 'types' },
]

const root = resolve(import.meta.dirname, '..')

/** Runs a program with this terminal; resolves to its exit code. */
function run(program: string, args: readonly string[]): Promise<number> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit' })
    child.on('error', fail)
    child.on('exit', (code) => done(code ?? 1))
  })
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly success: boolean
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[]
}

let passed = 0
let failed = 0
let skipped = 0

for (const { name, script } of checks) {
  say(`== ${name}`)
  if ((await run('npm', ['run', '--silent', script])) === 0) passed++
  else failed++
}

say('== tests')
const folder = mkdtempSync(join(tmpdir(), 'tongcha-test-'))
const file = join(folder, 'report.json')
const code = await run(join(root, 'node_modules', '.bin', 'vitest'), [
  'run',
  '--config',
  'test/vitest.config.ts',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${file}`,
])
if (existsSync(file)) {
  const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport
  passed += report.numPassedTests
  skipped += report.numPendingTests + report.numTodoTests
  failed += report.numFailedTests
  // A file that breaks before its first test has no test to count.
  failed += report.testResults.filter(
    (result) => result.status === 'failed' && result.assertionResults.length === 0,
  ).length
}
if (code !== 0 && failed === 0) failed++
rmSync(folder, { recursive: true })

say(`${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exitCode = failed === 0 ? 0 : 1
