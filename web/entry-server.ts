import { shallowRef } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { createMemoryHistory } from 'vue-router'
import type { ApiClient } from './src/api/client.ts'
import { createTongchaApp } from './src/app/app.ts'
import { toHead } from './src/app/head.ts'
import { dayOf } from './src/app/page.ts'
import { createPageRouter, loadPage } from './src/app/router.ts'
import type { AppState } from './src/app/state.ts'
import { toShanghaiDay } from './src/app/today.ts'

/** A page ready to be put into the template. */
export interface RenderedPage {
  /** HTTP status: 404 for what is not held, 503 for an engine or store that does not answer, 308 with `redirect`. */
  readonly status: number
  readonly head: string
  readonly html: string
  /** To be written as JSON into `<script type="application/json" id="state">`. It holds no text of a law. */
  readonly state: AppState | null
  readonly redirect?: string
}

/** What an instance tells of itself. */
export interface RenderContext {
  /** Absolute base of canonical addresses, without a slash at the end; `null` leaves them out. */
  readonly publicUrl?: string | null
  readonly now?: Date
}

/**
 * Renders the page at `url` (path and query). Everything it shows is asked of `api`; it rejects only where that rejects.
 */
export const render = async (url: string, api: ApiClient, context: RenderContext = {}): Promise<RenderedPage> => {
  const router = createPageRouter(createMemoryHistory())
  await router.push(url)
  const loaded = await loadPage(router.currentRoute.value, api)
  if ('redirect' in loaded) return { status: 308, head: '', html: '', state: null, redirect: loaded.redirect }

  const { page, status, staticHtml = { text: '', contents: '' }, canonical } = loaded
  // Asked for no day, the API answers for its own today; only beside an asked day must the clock be read.
  const asked = router.currentRoute.value.query.asOf
  const today = (asked ? null : dayOf(page)) ?? toShanghaiDay(context.now ?? new Date())
  const app = createTongchaApp(router, { page: shallowRef(page), isLoading: shallowRef(false), today, staticHtml })
  const html = await renderToString(app)
  const publicUrl = context.publicUrl ?? null
  const state: AppState = { page, today }
  const address = publicUrl === null || canonical === undefined ? null : `${publicUrl}${canonical}`
  return { status, head: toHead(page, address), html, state }
}
