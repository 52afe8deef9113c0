import type { FailurePageData } from '../app/page.ts'

interface FailureWords {
  readonly title: string
  readonly explanation: string
  /** Asking again may help. */
  readonly canRetry: boolean
}

/** Words for the codes of the contract. Not held, no such article and not working are different answers. */
const byCode: Readonly<Record<string, readonly [title: string, explanation: string]>> = {
  'unknown-work': ['没有找到这部法规', '本库没有收录这个地址的文本。没有收录不等于不存在。'],
  'unknown-version': ['没有找到这个文本', '这部法规没有这个日期的文本。'],
  'unknown-provision': ['没有找到这一条', '这部法规的这个文本里没有这一条。条文可能在修改时删去或改变了序号。'],
  'no-version-on-date': ['这一天还没有文本', '所选的日期早于这部法规最早公布的文本。'],
  'unknown-page': ['没有这个页面', '地址可能有误，或者页面已经移动。'],
  'query-too-long': ['检索词过长', '请用不超过500个字检索。'],
  'bad-parameter': ['无法识别的检索条件', '地址中的某个条件不对。'],
  'rate-limited': ['请求过于频繁', '请稍等片刻再试。'],
  'engine-unavailable': ['检索服务暂不可用', '检索服务没有应答，这不表示没有相关法规。请稍后再试。'],
  'store-unavailable': ['文本服务暂不可用', '文本库没有应答，这不表示没有这部法规。请稍后再试。'],
  overloaded: ['服务繁忙', '同时使用的人太多，这不表示没有相关法规。请稍后再试。'],
  starting: ['服务正在启动', '这不表示没有相关法规。请稍后再试。'],
  offline: ['网络已断开', '这台设备没有连接网络，检索没有送出。'],
  unreachable: ['无法连接服务', '检索没有得到应答，这不表示没有相关法规。请检查网络后再试。'],
}

const searchDown = byCode['engine-unavailable']

export const toFailureWords = ({ failure, lookedFor }: FailurePageData): FailureWords => {
  const canRetry = failure.status === 0 || failure.status === 429 || failure.status >= 500
  const known = byCode[failure.code] ?? (failure.status === 503 && lookedFor === 'search' ? searchDown : undefined)
  const [title, explanation] =
    known ??
    (canRetry ? ['服务出错了', '这不表示没有相关法规。请稍后再试。'] : ['没有找到', '这个地址没有可以显示的内容。'])
  return { title, explanation, canRetry }
}
