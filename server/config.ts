import { resolve } from 'node:path'
import { z } from 'zod'
import { ServerError } from './errors.ts'

const port = z.coerce
  .number('must be a number')
  .int('must be a whole number')
  .min(0, 'must be 0 to 65535')
  .max(65_535, 'must be 0 to 65535')

const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })

const count = z.coerce.number('must be a number').int('must be a whole number').min(0, 'must be 0 or more')

/** Every variable of the environment that Tongcha reads; an empty one counts as not set. */
const environment = z.object({
  TONGCHA_DATA_DIR: z.string().default('./var'),
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  TONGCHA_ENGINE: z.string().optional(),
  MEILI_URL: httpUrl.optional(),
  MEILI_API_KEY: z.string().optional(),
  TONGCHA_STARTER: z.string().optional(),
  TONGCHA_PUBLIC_URL: httpUrl.optional(),
  TONGCHA_RATE_LIMIT: count.default(600),
  TONGCHA_TRUST_PROXY: count.default(0),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be one of fatal, error, warn, info, debug, trace, silent',
    })
    .default('info'),
})

export interface Config {
  /** Absolute. */
  readonly dataDir: string
  readonly port: number
  readonly host: string
  /** Id of the search engine; `null` for the default one. */
  readonly engine: string | null
  readonly meiliUrl: string | null
  readonly meiliApiKey: string | null
  /** Folder, archive or address of the starter collection; `null` for the public one. */
  readonly starter: string | null
  /** Absolute base of canonical addresses, without a slash at its end; `null` leaves them out. */
  readonly publicUrl: string | null
  /** Requests a minute and address; 0 is without limit. */
  readonly requestsPerMinute: number
  readonly trustedProxies: number
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
}

/** Reads the settings of an environment. Throws `ServerError` naming every variable that is wrong and why. */
export function readConfig(variables: Readonly<Record<string, string | undefined>>, cwd = process.cwd()): Config {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environment.safeParse(set)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0])
      return `${name} ${issue.message} (it is ${name.endsWith('KEY') ? 'set' : JSON.stringify(set[name])})`
    })
    throw new ServerError('server/bad-setting', faults.join('; '))
  }
  const settings = parsed.data
  return {
    dataDir: resolve(cwd, settings.TONGCHA_DATA_DIR),
    port: settings.PORT,
    host: settings.HOST,
    engine: settings.TONGCHA_ENGINE ?? null,
    meiliUrl: settings.MEILI_URL ?? null,
    meiliApiKey: settings.MEILI_API_KEY ?? null,
    starter: settings.TONGCHA_STARTER ?? null,
    // Example: https://law.example.cn/ → https://law.example.cn
    publicUrl: settings.TONGCHA_PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    requestsPerMinute: settings.TONGCHA_RATE_LIMIT,
    trustedProxies: settings.TONGCHA_TRUST_PROXY,
    logLevel: settings.LOG_LEVEL,
  }
}

/** The settings of this process: the one place where the environment is read. */
export const configOfProcess = (): Config => readConfig(process.env)
