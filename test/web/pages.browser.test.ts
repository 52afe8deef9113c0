import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startTongcha } from '../serving.ts'
import { findAxeViolations, findChromium, launchChromium, openWindow, overflowOf, type Visit } from './browser.ts'

const executablePath = findChromium()

let serving: Awaited<ReturnType<typeof startTongcha>>
let browser: Browser
const windows: Visit[] = []

const open = async (
  width: number,
  options: { colorScheme?: 'dark'; javaScriptEnabled?: boolean } = {},
): Promise<Visit> => {
  const visit = await openWindow(browser, { baseURL: serving.url, width, ...options })
  windows.push(visit)
  return visit
}

const words = '湖泊渡运法'
const results = `/search?q=${encodeURIComponent(words)}`

/** The address of the first text found. */
const firstText = async (page: Page): Promise<string> => {
  await page.goto(results)
  const address = await page.getByRole('article').first().getByRole('heading').getByRole('link').getAttribute('href')
  if (address === null) throw new Error('no text was found')
  return address
}

/** What has the focus: its words, or the name of a field. */
const focusedWords = (page: Page): Promise<string> =>
  page.evaluate<string>('document.activeElement.name || document.activeElement.textContent')

/** On narrow windows filters and day are folded. */
const unfold = async (page: Page): Promise<void> => {
  const fold = page.getByText('筛选与日期')
  if (await fold.isVisible()) await fold.click()
}

describe.skipIf(executablePath === null)('pages in a browser', () => {
  beforeAll(async () => {
    serving = await startTongcha()
    browser = await launchChromium(executablePath ?? '')
  })
  afterEach(async () => {
    for (const { context } of windows.splice(0)) await context.close()
  })
  afterAll(async () => {
    await browser?.close()
    await serving?.stop()
  })

  describe.each([1280, 360])('in a window of %i px', (width) => {
    it('finds a law with the keyboard alone and says how many there are', async () => {
      const { page, complaints } = await open(width)
      await page.goto('/')
      await page.keyboard.press('Tab')
      expect(await focusedWords(page)).toBe('跳到正文')
      for (let step = 0; step < 10 && (await focusedWords(page)) !== 'q'; step++) await page.keyboard.press('Tab')
      await page.keyboard.type(words)
      await page.keyboard.press('Enter')
      await page.waitForURL((url) => url.pathname === '/search' && url.searchParams.get('q') === words)
      await page.getByRole('heading', { name: /共约? [\d,]+ 部法规/ }).waitFor()
      const title = await page.getByRole('article').first().getByRole('heading').textContent()
      expect(title).toContain(words)
      expect(complaints).toEqual([])
    })

    it('takes the filter of 现行有效 away and gives it back with the back button', async () => {
      const { page, complaints } = await open(width)
      await page.goto(results)
      await page.getByRole('link', { name: '去掉筛选 效力：现行有效' }).click()
      await page.waitForURL((url) => url.searchParams.get('status') === 'all')
      await page.getByRole('link', { name: '去掉筛选 效力：现行有效' }).waitFor({ state: 'detached' })
      await page.goBack()
      await page.getByRole('link', { name: '去掉筛选 效力：现行有效' }).waitFor()
      expect(new URL(page.url()).searchParams.get('status')).toBeNull()
      expect(complaints).toEqual([])
    })

    it('filters by kind without loading the page again', async () => {
      const { page } = await open(width)
      await page.goto(results)
      await page.evaluate('window.isTheSamePage = true')
      await unfold(page)
      const group = page.getByRole('region', { name: '种类' })
      await group.getByRole('link', { name: /^法律/ }).click()
      await page.waitForURL((url) => url.searchParams.get('type') === 'law')
      await page.getByRole('link', { name: '去掉筛选 种类：法律' }).waitFor()
      expect(await page.evaluate('window.isTheSamePage')).toBe(true)
    })

    it('searches the law of another day, says so, and comes back to today', async () => {
      const { page, complaints } = await open(width)
      await page.goto(results)
      await unfold(page)
      await page.getByLabel('按哪一天的法律').locator('visible=true').fill('2020-01-01')
      await page.getByRole('button', { name: '查看' }).locator('visible=true').click()
      await page.waitForURL((url) => url.searchParams.get('asOf') === '2020-01-01')
      await page.getByText('按 2020-01-01 的法律状态检索').waitFor()
      await page.getByRole('link', { name: '回到今天' }).click()
      await page.waitForURL((url) => !url.searchParams.has('asOf'))
      await page.getByText('的法律状态检索').waitFor({ state: 'detached' })
      expect(complaints).toEqual([])
    })

    it('opens a text, one article of it, and the article beside it', async () => {
      const { page, complaints } = await open(width)
      await page.goto(await firstText(page))
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(words)
      await page.getByRole('heading', { name: '效力依据' }).waitFor()
      expect(await page.getByText('以公报刊登的文本为准').count()).toBeGreaterThan(0)
      await page.goto(`${new URL(page.url()).pathname}/art_2`)
      const article = await page.getByRole('heading', { level: 1 }).textContent()
      expect(article).toContain('第二条')
      await page.getByRole('link', { name: '下一条' }).click()
      await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toContain('第三条')
      await page.getByRole('link', { name: '在全文中查看' }).click()
      await page.waitForURL((url) => url.hash.startsWith('#art_3'))
      expect(complaints).toEqual([])
    })

    it('leaves the text of the law as the server wrote it', async () => {
      const { page } = await open(width)
      await page.addInitScript(`
        window.touched = 0
        new MutationObserver((records) => {
          for (const { target, removedNodes } of records)
            if (target.closest && target.closest('[data-static]')) window.touched += removedNodes.length
        }).observe(document, { childList: true, subtree: true })
      `)
      await page.goto(await firstText(page))
      await page.waitForLoadState('networkidle')
      expect(await page.evaluate('document.querySelector("#app").__vue_app__ !== undefined')).toBe(true)
      expect(await page.evaluate('window.touched')).toBe(0)
    })

    it('says that the network is gone, not that nothing was found', async () => {
      const { page, context } = await open(width)
      await page.goto(results)
      await context.setOffline(true)
      await page.getByRole('searchbox', { name: '检索法规' }).fill('公共秩序法')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: /网络已断开|无法连接服务/ }).waitFor()
      expect(await page.getByText('没有符合条件').count()).toBe(0)
      await context.setOffline(false)
      await page.getByRole('searchbox', { name: '检索法规' }).press('Enter')
      await page.getByRole('heading', { name: /部法规/ }).waitFor()
    })

    it('works without JavaScript', async () => {
      const { page } = await open(width, { javaScriptEnabled: false })
      await page.goto('/')
      await page.getByRole('searchbox', { name: '检索法规' }).fill(words)
      await page.getByRole('button', { name: '检索' }).click()
      await page.getByRole('heading', { name: /部法规/ }).waitFor()
      await page.getByRole('link', { name: '去掉筛选 效力：现行有效' }).click()
      await page.waitForURL((url) => url.searchParams.get('status') === 'all')
      await page.getByRole('article').first().getByRole('heading').getByRole('link').click()
      await page.getByRole('heading', { name: '来源' }).waitFor()
    })

    it.each(['light', 'dark'] as const)('has nothing that axe objects to, in %s colours', async (scheme) => {
      const { page } = await open(width, scheme === 'dark' ? { colorScheme: 'dark' } : {})
      const text = await firstText(page)
      const addresses = ['/', results, '/search?q=zzzzzzzz', text, `${text}/art_2`, '/about', '/works/nowhere']
      const violations: string[] = []
      for (const address of addresses) {
        await page.goto(address)
        await unfold(page)
        for (const violation of await findAxeViolations(page)) violations.push(`${address} ${violation}`)
      }
      expect(violations).toEqual([])
    })
  })

  it.each([320, 360, 768, 1280, 3840])('never scrolls sideways at %i px', async (width) => {
    const { page } = await open(width)
    const text = await firstText(page)
    for (const address of ['/', results, text, `${text}/art_2`, '/about', '/works/nowhere']) {
      await page.goto(address)
      expect(`${address} ${await overflowOf(page)}`).toBe(`${address} 0`)
    }
  })

  it('answers 404 for a work that is not held', async () => {
    const { page } = await open(1280)
    const response = await page.goto('/works/nowhere')
    expect(response?.status()).toBe(404)
    await page.getByRole('heading', { name: '没有找到这部法规' }).waitFor()
  })

  it('prints a text without what only a screen can use', async () => {
    const { page } = await open(1280)
    await page.goto(await firstText(page))
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('searchbox').count()).toBe(0)
    expect(await page.getByText('以公报刊登的文本为准').first().isVisible()).toBe(true)
  })
})
