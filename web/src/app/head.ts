import { escapeHtml } from '../reader/escape-html.ts'
import type { Page } from './page.ts'

const siteName = '法规通查'

const titles: Readonly<Record<number, string>> = {
  400: '无法识别的请求',
  404: '没有找到',
  429: '请求过于频繁',
  503: '服务暂不可用',
}

/** The title of a page's tab. */
export const titleOfPage = (page: Page): string => {
  switch (page.kind) {
    case 'home':
      return `${siteName} — 查法律、法规、规章和规范性文件`
    case 'about':
      return `关于 — ${siteName}`
    case 'search': {
      const words = page.answer.query.text.trim()
      return `${words === '' ? '全部文本' : words} — 检索 — ${siteName}`
    }
    case 'reader':
      return `${page.version.title}（${page.version.validity.label}）— ${siteName}`
    case 'no-text':
      return `${page.work.title} — ${siteName}`
    case 'relations':
      return `${page.title}：关联文件 — ${siteName}`
    case 'provision':
      return `${page.title} · ${page.version.title} — ${siteName}`
    case 'compare':
      return `版本对照 · ${page.to.title} — ${siteName}`
    case 'failure':
      return `${titles[page.failure.status] ?? '无法显示'} — ${siteName}`
  }
}

const descriptionOf = (page: Page): string => {
  switch (page.kind) {
    case 'reader': {
      const { version } = page
      const issuers = version.work.issuers.join('、')
      return `${version.title}，${version.work.typeLabel}${issuers === '' ? '' : `，${issuers}`}，${version.validity.label}。全文、沿革与效力依据。`
    }
    case 'provision':
      return `${page.version.title}${page.title}，${page.validity.label}。条文与效力依据。`
    case 'compare':
      return `${page.to.title}两个版本的逐条对照：新增、删去、修改和移动的条文。`
    default:
      return '在一处查找法律、行政法规、部门规章、地方性法规和规范性文件，阅读任一日期有效的文本，并查看效力的依据。'
  }
}

/**
 * The elements a page adds to `<head>`. Results and failures are kept out of search engines; the canonical address is
 * given only where the instance knows its public one.
 */
export const toHead = (page: Page, canonical: string | null): string => {
  const isIndexed =
    page.kind !== 'failure' && page.kind !== 'search' && page.kind !== 'no-text' && page.kind !== 'relations'
  return [
    `<title>${escapeHtml(titleOfPage(page))}</title>`,
    `<meta name="description" content="${escapeHtml(descriptionOf(page))}">`,
    ...(isIndexed ? [] : ['<meta name="robots" content="noindex">']),
    ...(canonical === null ? [] : [`<link rel="canonical" href="${escapeHtml(canonical)}">`]),
  ].join('\n')
}
