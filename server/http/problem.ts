import { StoreError } from '../../data/errors.ts'
import { IndexerError } from '../../indexer/errors.ts'
import { ServerError } from '../errors.ts'

/** The codes a client may see, with status and title; each has a page at `/problems/{code}`. */
export const problems = {
  'bad-parameter': { status: 400, title: '参数有误' },
  'query-too-long': { status: 400, title: '检索词过长' },
  'unknown-work': { status: 404, title: '没有这部文件' },
  'unknown-version': { status: 404, title: '没有这个版本' },
  'unknown-provision': { status: 404, title: '没有这一条' },
  'no-version-on-date': { status: 404, title: '该日尚未公布' },
  'unknown-address': { status: 404, title: '没有这个地址' },
  'method-not-allowed': { status: 405, title: '不支持这种请求方法' },
  'too-large': { status: 413, title: '内容过大' },
  'unsupported-file': { status: 415, title: '不支持的文件类型' },
  'unreadable-file': { status: 422, title: '文件无法读取' },
  'rate-limited': { status: 429, title: '请求过于频繁' },
  'internal-error': { status: 500, title: '服务器内部错误' },
  'engine-unavailable': { status: 503, title: '检索引擎暂时不可用' },
  'store-unavailable': { status: 503, title: '文件库暂时不可用' },
  overloaded: { status: 503, title: '服务器繁忙' },
  starting: { status: 503, title: '正在启动' },
} as const satisfies Readonly<Record<string, { status: number; title: string }>>

export type ProblemCode = keyof typeof problems

export const problemCodes = Object.keys(problems) as readonly ProblemCode[]

export const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(problems, code)

/** RFC 9457, with the code and what helps to correct the request. */
export interface ProblemBody {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: ProblemCode
  readonly detail: string
  /** The parameter that is wrong. */
  readonly parameter?: string
  /** What may stand in its place. */
  readonly known?: readonly string[]
  /** Where to go instead. */
  readonly hint?: string
}

export interface ProblemAnswer {
  readonly body: ProblemBody
  readonly retryAfterSeconds: number | null
}

interface ProblemFields {
  readonly parameter?: string
  readonly known?: readonly string[]
  readonly hint?: string
}

/** A request that cannot be answered as asked; `message` is for the reader. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode
  readonly fields: ProblemFields

  constructor(code: ProblemCode, message: string, fields: ProblemFields = {}, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.fields = fields
  }
}

/** The only place that turns errors into answers: a `Problem` as it is, everything else without its inner words. */
export function toProblem(error: unknown): ProblemAnswer {
  if (error instanceof Problem) return answer(error.code, error.message, error.fields)
  if (error instanceof StoreError) return answer('store-unavailable', '文件库暂时无法读取，请稍后再试。')
  if (error instanceof IndexerError) return answer('engine-unavailable', '检索引擎暂时无法应答，请稍后再试。')
  if (error instanceof ServerError && error.code === 'server/index-not-ready') {
    return answer('starting', '检索索引正在建立，请稍后再试。')
  }
  switch (statusOfFramework(error)) {
    case 400:
      return answer('bad-parameter', '请求的地址或者内容无法解读。')
    case 413:
      return answer('too-large', '请求的内容超过了允许的大小。')
    case 415:
      return answer('unsupported-file', '不支持这种内容类型或者编码。')
    default:
      return answer('internal-error', '服务器遇到意外错误，已经记录。')
  }
}

const retryAfterSeconds: Partial<Readonly<Record<ProblemCode, number>>> = {
  'rate-limited': 60,
  'engine-unavailable': 10,
  'store-unavailable': 10,
  overloaded: 5,
  starting: 5,
}

function answer(code: ProblemCode, detail: string, fields: ProblemFields = {}): ProblemAnswer {
  const { status, title } = problems[code]
  return {
    body: { type: `/problems/${code}`, title, status, code, detail, ...fields },
    retryAfterSeconds: retryAfterSeconds[code] ?? null,
  }
}

/** Express and its body readers mark the requests they cannot read with a status of 4xx. */
function statusOfFramework(error: unknown): number | null {
  if (error instanceof URIError) return 400
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null
  if (error.status === 413 || error.status === 415) return error.status
  return error.status >= 400 && error.status < 500 ? 400 : null
}
