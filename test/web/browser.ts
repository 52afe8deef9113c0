import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

/** Where Chromium is usually installed; `CHROMIUM` of the environment comes first. */
const usualPlaces: readonly (string | undefined)[] = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  chromium.executablePath(),
]

/**
 * Path of a Chromium to test pages in; `null` where there is none, and the tests are to be skipped. In CI a missing
 * browser is an error: there nothing is skipped in silence.
 */
export const findChromium = (): string | null => {
  const found = usualPlaces.find((path) => path !== undefined && path !== '' && existsSync(path))
  if (found !== undefined) return found
  if (process.env.CI === 'true') throw new Error('no Chromium found: install one, or name it in CHROMIUM')
  process.stderr.write('browser tests are skipped: no Chromium found (install one, or name it in CHROMIUM)\n')
  return null
}

/** A browser that calls nobody but the pages it is sent to. */
export const launchChromium = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

export interface Visit {
  readonly page: Page
  readonly context: BrowserContext
  /** What the browser complained of so far: errors and warnings of scripts, of the content policy, of missing files. */
  readonly complaints: readonly string[]
}

export interface VisitOptions {
  readonly width: number
  readonly baseURL: string
  readonly colorScheme?: 'light' | 'dark'
  readonly javaScriptEnabled?: boolean
}

/** A fresh window of a width. */
export const openWindow = async (browser: Browser, options: VisitOptions): Promise<Visit> => {
  const { width, ...rest } = options
  const context = await browser.newContext({ ...rest, viewport: { width, height: 800 }, locale: 'zh-CN' })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return { page, context, complaints }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeResults {
  readonly violations: readonly {
    readonly id: string
    readonly help: string
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
  }[]
}

/** What axe finds wrong on a page, one line each. It is put in past the content policy, which stays in force. */
export const findAxeViolations = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axeSource)
  const results = await page.evaluate<AxeResults>('axe.run(document, { rules: { "target-size": { enabled: true } } })')
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
  )
}

/** How many pixels a page is wider than its window. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate<number>('Math.max(0, document.documentElement.scrollWidth - window.innerWidth)')
