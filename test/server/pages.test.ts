import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import request from 'supertest'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inProcessClient } from '../../server/in-process-client.ts'
import { loadPages } from '../../server/pages.ts'
import { aWorld, noonOf, plainPages, type World, workId } from './world.ts'

let folder: string
let world: World | null = null

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongcha-pages-'))
})
afterEach(() => {
  world?.close()
  world = null
  rmSync(folder, { recursive: true })
})

/** A build output whose page shows the title of the work it is asked for. */
function build(
  render: string,
  template = '<head><!--app-head--></head><div><!--app-html--></div><!--app-state-->',
): void {
  mkdirSync(join(folder, 'client', 'assets'), { recursive: true })
  mkdirSync(join(folder, 'server'))
  writeFileSync(join(folder, 'client', 'index.html'), template)
  writeFileSync(join(folder, 'client', 'assets', 'index-abc123.js'), 'export {}')
  writeFileSync(join(folder, 'server', 'package.json'), '{"type":"module"}')
  writeFileSync(join(folder, 'server', 'entry-server.js'), render)
}

const titlePage = `export const render = async (url, api, { publicUrl }) => {
  const workId = url.split('?')[0].slice(1)
  const { data, error, response } = await api.GET('/works/{workId}', { params: { path: { workId }, query: {} } })
  if (response.status === 308) return { status: 308, head: '', html: '', state: null, redirect: response.headers.get('location') }
  return { status: response.status, head: '<title>$& ' + publicUrl + '</title>', html: data?.title ?? error.code, state: { text: '</script>' } }
}`

describe('pages', () => {
  it('are rendered with the answers of the API, without HTTP', async () => {
    build(titlePage)
    world = aWorld({ pages: await loadPages(folder) })
    const page = await request(world.app).get(`/${workId}`)
    expect([page.status, page.type]).toEqual([200, 'text/html'])
    expect(page.text).toBe(
      '<head><title>$& null</title></head><div>湖泊渡运法</div><script type="application/json" id="state">{"text":"\\u003c/script>"}</script>',
    )
  })

  it('of what is not there are 404', async () => {
    build(titlePage)
    world = aWorld({ pages: await loadPages(folder) })
    const page = await request(world.app).get('/w999')
    expect([page.status, page.get('Cache-Control')]).toEqual([404, 'no-store'])
    expect(page.text).toContain('unknown-work')
  })

  it('that break are 500, as a page for who asked for one', async () => {
    build('export const render = async () => { throw new Error("secret") }')
    world = aWorld({ pages: await loadPages(folder) })
    const page = await request(world.app).get('/').set('Accept', 'text/html')
    expect([page.status, page.type]).toEqual([500, 'text/html'])
    expect(page.text).not.toContain('secret')
  })

  it('keep their files for ever, for the names hold a digest', async () => {
    build(titlePage)
    world = aWorld({ pages: await loadPages(folder) })
    const file = await request(world.app).get('/assets/index-abc123.js')
    expect(file.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
    const outside = await request(world.app).get('/assets/..%2findex.html')
    expect(outside.text).not.toContain('app-head')
  })

  it('that were not built stop the start and name the command that builds them', async () => {
    await expect(loadPages(folder)).rejects.toThrow('npm run build')
  })

  it('that have no place for the text stop the start', async () => {
    build(titlePage, '<html></html>')
    await expect(loadPages(folder)).rejects.toThrow('<!--app-head-->')
  })
})

describe('the client within the process', () => {
  it('answers what HTTP answers', async () => {
    world = aWorld({ pages: plainPages })
    const api = inProcessClient(
      world.services,
      () => noonOf('2026-11-23'),
      () => {},
    )
    const path = { workId, versionId: '2020-03-01' }
    const inside = await api.GET('/works/{workId}/versions/{versionId}', {
      params: { path, query: { asOf: undefined } },
    })
    const outside = await request(world.app).get(`/api/v1/works/${workId}/versions/2020-03-01`)
    expect(inside.data).toEqual(outside.body)
    const missing = await api.GET('/works/{workId}', { params: { path: { workId: 'w9' } } })
    expect([missing.response.status, missing.error?.code]).toEqual([404, 'unknown-work'])
    const lists = await api.GET('/search', { params: { query: { type: ['law', 'constitution'] } } })
    expect(lists.response.status).toBe(200)
  })

  it('answers 308 with the new address for a merged work, with everything else of the address kept', async () => {
    world = aWorld()
    const { store } = world.services.current()
    store.works.mergedInto = (id) => (id === 'old' ? workId : null)
    const api = inProcessClient(
      world.services,
      () => noonOf('2026-11-23'),
      () => {},
    )
    const moved = await api.GET('/works/{workId}/provisions/{eId}', {
      params: { path: { workId: 'old', eId: 'art_1' } },
    })
    expect([moved.response.status, moved.response.headers.get('Location')]).toEqual([
      308,
      `/api/v1/works/${workId}/provisions/art_1`,
    ])
    const overHttp = await request(world.app).get('/api/v1/works/old/provisions/art_1?asOf=2020-01-01')
    expect([overHttp.status, overHttp.get('Location')]).toEqual([
      308,
      `/api/v1/works/${workId}/provisions/art_1?asOf=2020-01-01`,
    ])
  })
})
