import { StoreError } from '../../../data/errors.ts'
import { Problem } from '../problem.ts'
import { body, defineRoute } from '../route.ts'
import { healthResponse } from '../schemas/collection.ts'
import { nothing } from '../schemas/parameters.ts'

const ok = { status: 'ok' } as const

export const livenessRoute = defineRoute({
  operationId: 'getLiveness',
  path: '/healthz',
  outsideBase: true,
  summary: 'Whether the process answers',
  pathParameters: nothing,
  query: nothing,
  response: healthResponse,
  problems: [],
  keep: 'never',
  answer: () => body(ok),
})

export const readinessRoute = defineRoute({
  operationId: 'getReadiness',
  path: '/readyz',
  outsideBase: true,
  summary: 'Whether store and index answer',
  pathParameters: nothing,
  query: nothing,
  response: healthResponse,
  problems: ['store-unavailable', 'engine-unavailable', 'starting'],
  keep: 'never',
  async answer(_, { current }) {
    const { store, engine } = current()
    try {
      store.ping()
    } catch (cause) {
      if (cause instanceof StoreError) throw cause
      throw new Problem('store-unavailable', '文件库暂时无法读取，请稍后再试。', {}, { cause })
    }
    const health = await engine.health()
    if (!health.ok) throw new Problem('engine-unavailable', '检索引擎暂时无法应答，请稍后再试。')
    if ((await engine.position()) === null) throw new Problem('starting', '检索索引正在建立，请稍后再试。')
    return body(ok)
  },
})
