import { resolve } from 'node:path'
import { createServer, type ViteDevServer } from 'vite'
import type { InventedApi } from './invented-api.ts'
import { today } from './invented-text.ts'

/** What the server bundle's `render` gives. */
export interface Rendered {
  readonly status: number
  readonly head: string
  readonly html: string
  readonly state: unknown
  readonly redirect?: string
}

export interface Renderer {
  render(url: string, api: InventedApi, publicUrl?: string): Promise<Rendered>
  /** A module of the pages, as the server bundle has it. */
  load(path: string): Promise<Record<string, unknown>>
  close(): Promise<void>
}

type Render = (url: string, api: InventedApi, context: { publicUrl: string | null; now: Date }) => Promise<Rendered>

/** The pages as they stand in the tree, rendered as the server does; noon of the invented today in Shanghai. */
export const startRenderer = async (): Promise<Renderer> => {
  const vite: ViteDevServer = await createServer({
    configFile: resolve(import.meta.dirname, '../../web/vite.config.ts'),
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    appType: 'custom',
    logLevel: 'error',
    optimizeDeps: { noDiscovery: true },
  })
  const load = (path: string): Promise<Record<string, unknown>> => vite.ssrLoadModule(path)
  const { render } = (await load('/entry-server.ts')) as { render: Render }
  return {
    render: (url, api, publicUrl) =>
      render(url, api, { publicUrl: publicUrl ?? null, now: new Date(`${today}T04:00:00.000Z`) }),
    load,
    close: () => vite.close(),
  }
}
