import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '..')

const bin = join(root, 'server', 'bin.js')

/** How a command ended. */
export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  readonly seconds: number
  /** Peak resident memory in megabytes; `null` where the system does not tell. */
  readonly peakMb: number | null
}

/** A command that runs: wait for its end, or end it. */
export interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
}

/** Starts `tongcha` as a user would, with a data folder of its own. */
export function tongcha(args: readonly string[], dataDir: string, env: NodeJS.ProcessEnv = {}): Running {
  const started = performance.now()
  const child = spawn(process.execPath, [bin, ...args], {
    cwd: root,
    env: { ...process.env, TONGCHA_DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  let peakMb: number | null = null
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const sampling = setInterval(() => {
    peakMb = peakMemory(child.pid) ?? peakMb
  }, 100)
  const ended = new Promise<Ended>((done, fail) => {
    child.on('error', fail)
    child.on('close', (code, signal) => {
      clearInterval(sampling)
      done({ code, signal, stdout, stderr, seconds: (performance.now() - started) / 1000, peakMb })
    })
  })
  return { child, ended }
}

/** Runs `tongcha` to its end. */
export function runTongcha(args: readonly string[], dataDir: string, env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return tongcha(args, dataDir, env).ended
}

/** `VmHWM:   123456 kB` */
const highWaterMark = /^VmHWM:\s+(\d+) kB/m

function peakMemory(pid: number | undefined): number | null {
  try {
    const found = highWaterMark.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return found === null ? null : Math.round(Number(found[1]) / 1024)
  } catch {
    // The process has ended, or this system has no /proc: the last figure stands.
    return null
  }
}

/** A server that answers. */
export interface Serving {
  readonly url: string
  /** Seconds from the command to the line that says it is ready. */
  readonly readyAfter: number
  readonly pid: number
  stop(): Promise<Ended>
}

/** `法规通查 http://127.0.0.1:3000` */
const address = /http:\/\/\S+/

/** Starts a serving command (`serve`, `start`) on a free port and waits for the line with its address. */
export async function serveTongcha(
  command: 'serve' | 'start',
  dataDir: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Serving> {
  const started = performance.now()
  const running = tongcha([command], dataDir, { PORT: '0', TONGCHA_RATE_LIMIT: '0', ...env })
  const { child, ended } = running
  const url = await new Promise<string>((done, fail) => {
    let seen = ''
    child.stdout?.on('data', (text: string) => {
      seen += text
      const found = address.exec(seen)
      if (found !== null && seen.includes('\n')) done(found[0])
    })
    ended.then(({ code, stderr }) => fail(new Error(`tongcha ${command} ended with ${code}: ${stderr}`)), fail)
  })
  return {
    url: url.replace(/\/$/, ''),
    readyAfter: (performance.now() - started) / 1000,
    pid: child.pid ?? 0,
    stop: () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}
