import { createRouter, type RouteLocationNormalized, type Router, type RouterHistory, START_LOCATION } from 'vue-router'
import type { ApiClient } from '../api/client.ts'
import { loadCompare } from '../compare/load-compare.ts'
import { loadProvision, loadVersion, loadWork } from '../reader/load-reader.ts'
import { loadRelationsPage } from '../relations/load-relations.ts'
import { loadAbout, loadHome, loadNotice, loadSearch } from '../search/load-search.ts'
import { readSearchAddress } from '../search/search-address.ts'
import type { Loaded } from './page.ts'

/** Pages draw themselves from the loaded data, so a route has a name and no component of its own. */
const Nothing = { render: () => null }

/** The addresses of the pages. */
export const createPageRouter = (history: RouterHistory): Router =>
  createRouter({
    history,
    routes: [
      { path: '/', name: 'home', component: Nothing },
      { path: '/search', name: 'search', component: Nothing },
      { path: '/compare', name: 'compare', component: Nothing },
      { path: '/about', name: 'about', component: Nothing },
      { path: '/works/:workId', name: 'work', component: Nothing },
      { path: '/works/:workId/relations', name: 'relations', component: Nothing },
      { path: '/works/:workId/:versionId', name: 'version', component: Nothing },
      { path: '/works/:workId/:versionId/:eId', name: 'provision', component: Nothing },
      { path: '/:rest(.*)*', name: 'missing', component: Nothing },
    ],
    // The document as loaded stays where it is, at the article its address names.
    scrollBehavior: (_to, from, saved) => saved ?? (from === START_LOCATION ? false : { left: 0, top: 0 }),
  })

/** In place of a version: whichever applies. */
const current = 'current'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Parameters that stand once in an address. */
const textsOf = (query: RouteLocationNormalized['query']): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))

/** Loads what the page at an address shows. Rejects only where the API rejects: no answer came at all. */
export const loadPage = async (
  route: RouteLocationNormalized,
  api: ApiClient,
  signal?: AbortSignal,
): Promise<Loaded> => {
  const asOf = text(route.query.asOf) === '' ? null : text(route.query.asOf)
  const workId = text(route.params.workId)
  const versionId = text(route.params.versionId)
  switch (route.name) {
    case 'home':
      return loadHome(api)
    case 'about':
      return loadAbout(api)
    case 'search':
      return loadSearch(api, readSearchAddress(route.query), signal)
    case 'compare': {
      const { work, from, to, only } = route.query
      return loadCompare(api, { work: text(work), from: text(from), to: text(to), only: text(only) })
    }
    case 'work':
      return loadWork(api, workId, asOf)
    case 'relations':
      return loadRelationsPage(api, workId, textsOf(route.query))
    case 'version':
      return versionId === current ? loadWork(api, workId, asOf) : loadVersion(api, workId, versionId, asOf)
    case 'provision': {
      const eId = text(route.params.eId)
      return loadProvision(api, { workId, versionId: versionId === current ? null : versionId, eId }, asOf)
    }
    default: {
      const notice = await loadNotice(api)
      const failure = { status: 404, code: 'unknown-page', detail: null }
      return { status: 404, page: { kind: 'failure', failure, lookedFor: 'page', notice } }
    }
  }
}
