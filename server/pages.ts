import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { ServerError } from './errors.ts'
import type { InProcessClient } from './in-process-client.ts'

/** One page as the build output renders it. */
export interface RenderedPage {
  readonly status: number
  readonly html: string
  /** Where the page has moved to; `null` for a page to be shown. */
  readonly redirect: string | null
}

/** Renders pages in this process. */
export interface Pages {
  /** Folder of the files that pages refer to. */
  readonly clientFolder: string
  /** `url` is path and query as asked. */
  render(url: string, api: InProcessClient, context: PageContext): Promise<RenderedPage>
}

const rendered = z.object({
  status: z.int(),
  head: z.string(),
  html: z.string(),
  state: z.unknown(),
  redirect: z.string().nullish(),
})

/** What an instance tells its pages of itself. */
export interface PageContext {
  /** Absolute base of canonical addresses; `null` leaves them out. */
  readonly publicUrl: string | null
  readonly now: Date
}

type RenderFunction = (url: string, api: InProcessClient, context: PageContext) => unknown

const serverBundle = z.object({ render: z.custom<RenderFunction>((value) => typeof value === 'function') })

const placeholders = { head: '<!--app-head-->', html: '<!--app-html-->', state: '<!--app-state-->' } as const

/** Where `npm run build` puts the two bundles of the pages. */
export const builtPages = resolve(import.meta.dirname, '../web/dist')

/** Loads the build output of the pages. Throws `ServerError` where there is none, or where it has no place for a page. */
export async function loadPages(folder: string = builtPages): Promise<Pages> {
  const clientFolder = join(folder, 'client')
  const template = await readTemplate(join(clientFolder, 'index.html'))
  const { render } = await loadBundle(join(folder, 'server', 'entry-server.js'))
  return {
    clientFolder,
    async render(url, api, context) {
      const page = rendered.parse(await render(url, api, context))
      return { status: page.status, html: fill(template, page), redirect: page.redirect ?? null }
    },
  }
}

async function readTemplate(file: string): Promise<string> {
  let template: string
  try {
    template = await readFile(file, 'utf8')
  } catch (cause) {
    throw notBuilt(file, cause)
  }
  const missing = Object.values(placeholders).find((placeholder) => !template.includes(placeholder))
  if (missing !== undefined) {
    throw new ServerError('server/bad-page-template', `${file} has no ${missing}; run \`npm run build\` again`)
  }
  return template
}

async function loadBundle(file: string): Promise<{ readonly render: RenderFunction }> {
  let module: unknown
  try {
    module = await import(pathToFileURL(file).href)
  } catch (cause) {
    throw notBuilt(file, cause)
  }
  const parsed = serverBundle.safeParse({ ...Object(module) })
  if (!parsed.success) throw notBuilt(file, parsed.error)
  return parsed.data
}

const notBuilt = (file: string, cause: unknown): ServerError =>
  new ServerError('server/pages-missing', `the pages are not built (${file} cannot be loaded); run \`npm run build\``, {
    cause,
  })

/** Fills the places of the template; a function keeps `$&` in a text what it is. */
function fill(template: string, page: z.infer<typeof rendered>): string {
  return template
    .replace(placeholders.head, () => page.head)
    .replace(placeholders.html, () => page.html)
    .replace(placeholders.state, () => stateElement(page.state))
}

/** The state as data within the page: no text in it can end the element, and no browser takes it for a script. */
function stateElement(state: unknown): string {
  // Example: </script> in a title
  const json = JSON.stringify(state ?? null).replace(/</g, '\\u003c')
  return `<script type="application/json" id="state">${json}</script>`
}
