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

/** Goes from a search to a text that has another before it, and on to their comparison, by links alone. */
const openComparison = async (page: Page): Promise<void> => {
  await page.goto(`/search?q=${encodeURIComponent('茶馆管理条例')}`)
  await page.getByRole('article').first().getByRole('heading').getByRole('link').click()
  await page
    .getByRole('link', { name: /^与上一版比较/ })
    .first()
    .click()
  await page.getByRole('heading', { name: '逐条对照' }).waitFor()
}

describe.skipIf(executablePath === null)('a comparison in a browser', () => {
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

  it('stands side by side in a wide window and in one column in a narrow one, each word to be seen once', async () => {
    for (const [width, isWide] of [
      [1280, true],
      [360, false],
    ] as const) {
      const { page, complaints } = await open(width)
      await openComparison(page)
      const row = page
        .locator('.cmp--changed')
        .filter({ has: page.locator('.cmp__old del') })
        .first()
      expect(await row.locator('.cmp__old').isVisible()).toBe(isWide)
      expect(await row.locator('.cmp__new').isVisible()).toBe(true)
      expect(await row.locator('.cmp__old del').first().isVisible()).toBe(isWide)
      expect(await row.locator('.cmp__new del').first().isVisible()).toBe(!isWide)
      expect(complaints).toEqual([])
    }
  })

  it('works without JavaScript: from the text to the comparison, only changes, other texts', async () => {
    const { page } = await open(360, { javaScriptEnabled: false })
    await openComparison(page)
    await page.getByRole('link', { name: /只看改动|显示全部条文/ }).click()
    expect(new URL(page.url()).searchParams.has('only')).toBe(true)
    const address = new URL(page.url()).searchParams
    await page.getByLabel('旧文本').selectOption(address.get('to') ?? '')
    await page.getByRole('button', { name: '比较' }).click()
    await page.getByText('两个文本内容相同').waitFor()
    expect(new URL(page.url()).searchParams.get('from')).toBe(address.get('to'))
  })

  it('leads to the article in either text', async () => {
    const { page } = await open(1280)
    await openComparison(page)
    const row = page.locator('.cmp--changed').first()
    const [fresh, old] = await Promise.all([
      row.getByRole('link').first().getAttribute('href'),
      row.getByRole('link').last().getAttribute('href'),
    ])
    expect(fresh).not.toBe(old)
    for (const address of [fresh, old]) expect((await page.goto(address ?? ''))?.status()).toBe(200)
  })

  it.each([
    [1280, 'light'],
    [1280, 'dark'],
    [360, 'light'],
    [320, 'dark'],
  ] as const)(
    'has nothing that axe objects to and never scrolls sideways at %i px, in %s colours',
    async (width, scheme) => {
      const { page } = await open(width, scheme === 'dark' ? { colorScheme: 'dark' } : {})
      await openComparison(page)
      const shown = page.url()
      for (const address of [`${shown}&only=changes`, `${shown}&only=all`]) {
        await page.goto(address)
        expect(await findAxeViolations(page), address).toEqual([])
        expect(await overflowOf(page), address).toBe(0)
      }
    },
  )
})
