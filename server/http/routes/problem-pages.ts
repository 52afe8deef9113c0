import type { Express } from 'express'
import { escapeHtml } from '../../../indexer/highlight.ts'
import { isProblemCode, Problem, type ProblemCode, problems } from '../problem.ts'

/** What a reader of a problem's `type` is told to do. */
const advice: Readonly<Record<ProblemCode, string>> = {
  'bad-parameter': '请求里有不认识的参数，或者参数的值不能使用。应答的 parameter 指出是哪一个，known 列出可以使用的。',
  'query-too-long': '检索词最多 500 个字符。请只保留关键的词语；要核对整份文件请用引文核验。',
  'unknown-work': '本库没有这个编号的文件。编号可能抄写有误，请按标题检索。',
  'unknown-version': '这部文件没有这个编号的版本。文件的地址会列出全部版本。',
  'unknown-provision': '这个版本没有这一条。条文可能已被删除，或者在其他版本中编号不同。',
  'no-version-on-date': '在所问的那一天，这部文件还没有公布。',
  'unknown-address': '没有这个地址。全部接口见 /api/v1/openapi.json。',
  'method-not-allowed': '这个地址不支持所用的请求方法，应答的 Allow 列出支持的方法。',
  'too-large': '发送的内容超过了允许的大小，请分开发送。',
  'unsupported-file': '不支持这种文件类型。',
  'unreadable-file': '文件损坏或者加密，无法读取文字。',
  'rate-limited': '一分钟内的请求过多，请按 Retry-After 所示的秒数等待。',
  'internal-error': '服务器遇到意外错误，已经记录。这不说明所查的文件不存在。',
  'engine-unavailable': '检索引擎暂时没有应答。这不说明所查的文件不存在，请稍后再试。',
  'store-unavailable': '文件库暂时无法读取。这不说明所查的文件不存在，请稍后再试。',
  overloaded: '服务器繁忙，请稍后再试。',
  starting: '服务器正在启动，检索索引尚未建成，请稍后再试。',
}

/** One page for each code, at the address that `type` names. */
export function problemPages(app: Express): void {
  app.get('/problems/:code', (request, response) => {
    const { code } = request.params
    if (!isProblemCode(code)) throw new Problem('unknown-address', '没有这种错误代码。')
    response.set({ 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'public, max-age=300' })
    response.end(problemPage(code))
  })
}

/** A problem as a page, for readers who asked for one; it needs nothing that may be broken. */
export function problemPage(code: ProblemCode): string {
  const { status, title } = problems[code]
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)} - 法规通查</title></head>
<body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(advice[code])}</p><p><code>${code}</code>（HTTP ${status}）</p><p><a href="/">返回首页</a></p></main></body>
</html>
`
}
