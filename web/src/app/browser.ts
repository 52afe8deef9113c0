import { shallowRef } from 'vue'
import { createWebHistory, type RouteLocationNormalized } from 'vue-router'
import type { ApiClient } from '../api/client.ts'
import { createTongchaApp } from './app.ts'
import { titleOfPage } from './head.ts'
import type { FailurePageData, Page, StaticHtml } from './page.ts'
import { createPageRouter, loadPage } from './router.ts'
import type { AppState } from './state.ts'

/** Pages between which the browser goes without loading a document; every other link is an ordinary one. */
const isLive = (route: RouteLocationNormalized): boolean => route.name === 'search' || route.name === 'home'

/** The law's text stands in the document already and is taken from there, untouched. */
const readStaticHtml = (): StaticHtml => ({
  text: document.querySelector('[data-static="text"]')?.innerHTML ?? '',
  contents: document.querySelector('[data-static="contents"]')?.innerHTML ?? '',
})

/** Told when no answer came: that is neither "nothing found" nor a fault of the service. */
const toUnreachable = (notice: string | null): FailurePageData => ({
  kind: 'failure',
  notice,
  lookedFor: 'search',
  failure: { status: 0, code: navigator.onLine ? 'unreachable' : 'offline', detail: null },
})

/** Makes the page written by the server live, and from then on loads results without leaving it. */
export const startInBrowser = (state: AppState, api: ApiClient): void => {
  const page = shallowRef<Page>(state.page)
  const isLoading = shallowRef(false)
  const router = createPageRouter(createWebHistory())
  const app = createTongchaApp(router, { page, isLoading, today: state.today, staticHtml: readStaticHtml() })
  let isFirst = true
  let underWay: AbortController | null = null
  let arrived: Page | null = null

  router.beforeEach(async (to, from) => {
    if (isFirst) return true
    if (!isLive(to) || !isLive(from)) {
      location.assign(to.fullPath)
      return false
    }
    // A link inside the page loads nothing.
    if (to.path === from.path && to.hash !== from.hash) return true
    underWay?.abort()
    const controller = new AbortController()
    underWay = controller
    isLoading.value = true
    try {
      const loaded = await loadPage(to, api, controller.signal)
      if (controller.signal.aborted) return false
      if ('redirect' in loaded) {
        location.assign(loaded.redirect)
        return false
      }
      // What must be said of the collection stays true where an answer could not say it.
      arrived = { ...loaded.page, notice: loaded.page.notice ?? page.value.notice }
    } catch {
      // `fetch` rejects where no answer came at all; a request given up for a newer one says nothing.
      if (controller.signal.aborted) return false
      arrived = toUnreachable(page.value.notice)
    }
    return true
  })
  router.afterEach((_to, _from, failure) => {
    if (isFirst || failure !== undefined) return
    // Address and page change in one step, so that chips and links never speak of different searches.
    if (arrived !== null) page.value = arrived
    arrived = null
    isLoading.value = false
    document.title = titleOfPage(page.value)
  })

  void router.isReady().then(() => {
    isFirst = false
    app.mount('#app')
  })
}
