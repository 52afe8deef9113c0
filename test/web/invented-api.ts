import { type StatsAnswer, statsResponse } from '../../server/http/schemas/collection.ts'
import { provisionResponse, versionResponse, workResponse } from '../../server/http/schemas/records.ts'
import { type RelationAnswer, type RelationsAnswer, relationsResponse } from '../../server/http/schemas/relations.ts'
import { type SearchAnswer, searchResponse, type WorkHit } from '../../server/http/schemas/search.ts'
import { newest, notice, oldest, provisionAnswer, today, validityOf, versionAnswer, work } from './invented-text.ts'

interface Options {
  readonly params: {
    readonly path?: Readonly<Record<string, string>>
    readonly query?: Readonly<Record<string, string>>
  }
}

interface Result {
  readonly data?: unknown
  readonly error?: { readonly type: string; readonly title: string; readonly status: number; readonly code: string }
  readonly response: { readonly status: number }
}

/** The API as pages call it, and what they called. */
export interface InventedApi {
  GET(path: string, options: Options): Promise<Result>
  readonly calls: { readonly path: string; readonly query: Readonly<Record<string, string>> }[]
}

export const found = (data: unknown): Result => ({ data, response: { status: 200 } })

export const refused = (status: number, code: string): Result => ({
  error: { type: `/problems/${code}`, title: code, status, code },
  response: { status },
})

export const hit = (changes: Partial<WorkHit> = {}): WorkHit => ({
  workId: 'ferry',
  versionId: '2025-09-12',
  title: '【示例】云岚国湖泊渡运法',
  titleHtml: '【示例】云岚国湖泊<mark>渡运</mark>法',
  type: 'law',
  typeLabel: '法律',
  kind: null,
  status: 'in_force',
  statusLabel: '现行有效',
  certainty: 'stated',
  knownOn: today,
  issuers: ['云岚国国民议会'],
  region: { code: '000000', name: '全国' },
  documentNumber: '云岚国元首令第八十八号',
  documentNumberNormalised: null,
  adoptedOn: '2025-09-12',
  promulgatedOn: '2025-09-12',
  effectiveFrom: '2026-01-01',
  effectiveUntil: null,
  url: '/works/ferry/2025-09-12',
  score: 1,
  provisionsTotal: 7,
  provisions: [
    {
      eId: 'art_1',
      label: '第一条',
      snippetHtml: '为了规范湖泊<mark>渡运</mark>活动，保障乘客和船员的人身安全，维护<mark>渡运</mark>秩序，制定本法。',
      url: '/works/ferry/2025-09-12/art_1',
    },
    {
      eId: 'art_3',
      label: '第三条',
      snippetHtml: '不具备前款规定条件的，不得设立<mark>渡</mark>口。',
      url: '/works/ferry/2025-09-12/art_3',
    },
  ],
  ...changes,
})

const otherHits: readonly WorkHit[] = [
  hit({
    workId: 'a',
    url: '/works/a/1',
    titleHtml: '最高审判院关于审理湖泊<mark>渡运</mark>纠纷案件适用法律若干问题的解释',
    typeLabel: '司法解释',
    type: 'judicial_interpretation',
    certainty: 'computed',
    knownOn: '2025-04-19',
    provisions: [],
    provisionsTotal: 0,
    documentNumber: '最审释〔2021〕18号',
  }),
  hit({
    workId: 'b',
    url: '/works/b/1',
    titleHtml: '【示例】<mark>渡运</mark>船员培训暂行办法',
    typeLabel: '部门规章',
    type: 'departmental_rule',
    status: 'repealed',
    statusLabel: '已废止',
    certainty: 'presumed',
    knownOn: null,
    effectiveUntil: '2019-12-31',
    issuers: ['云岚国水运署', '云岚国教习署'],
  }),
  hit({
    workId: 'c',
    url: '/works/c/1',
    status: 'not_yet_in_force',
    statusLabel: '尚未生效',
    effectiveFrom: '2031-01-01',
    titleHtml: '【示例】云岚国步道与山径法',
    provisions: [],
    provisionsTotal: 0,
  }),
  hit({
    workId: 'd',
    url: '/works/d/1',
    status: 'amended',
    statusLabel: '已修改',
    titleHtml: '【示例】云岚国茶馆管理条例',
    provisions: [],
    provisionsTotal: 0,
  }),
  hit({
    workId: 'e',
    url: '/works/e/1',
    status: 'expired',
    statusLabel: '已失效',
    titleHtml: '【示例】夜间免验制度的决定',
    provisions: [],
    provisionsTotal: 0,
  }),
  hit({
    workId: 'f',
    url: '/works/f/1',
    status: 'unknown',
    statusLabel: '待核实',
    promulgatedOn: null,
    adoptedOn: null,
    effectiveFrom: null,
    documentNumber: null,
    titleHtml: '【示例】鸢汀港告示',
    provisions: [],
    provisionsTotal: 0,
  }),
]

export const searchAnswer = (changes: Partial<SearchAnswer> = {}): SearchAnswer => ({
  query: {
    text: '渡运',
    understoodAs: {
      kind: 'words',
      words: ['渡运'],
      phrases: [],
      excluded: [],
      title: null,
      article: null,
      documentNumber: null,
      relaxed: false,
    },
    asOf: today,
  },
  total: 123,
  totalIsExact: true,
  tookMs: 4,
  engine: 'invented',
  hits: [hit(), ...otherHits],
  facets: {
    status: [
      { value: 'in_force', label: '现行有效', count: 123 },
      { value: 'repealed', label: '已废止', count: 31 },
    ],
    type: [
      { value: 'law', label: '法律', count: 41 },
      { value: 'departmental_rule', label: '部门规章', count: 12 },
    ],
    region: [{ value: '000000', label: '全国', count: 120 }],
    issuer: [...Array(11).keys()].map((index) => ({
      value: `云岚国第${index}署`,
      label: `云岚国第${index}署`,
      count: 11 - index,
    })),
    year: [{ value: '2025', label: '2025', count: 4 }],
  },
  suggestions: [],
  notice,
  ...changes,
})

const statsAnswer: StatsAnswer = {
  asOf: today,
  works: 123,
  versions: 154,
  articles: 4321,
  provisions: 9876,
  byType: [{ value: 'law', label: '法律', count: 41 }],
  byStatus: [{ value: 'in_force', label: '现行有效', count: 123 }],
  byRegion: [],
  byYear: [],
  sources: [
    {
      sourceId: 'sample',
      publisher: '示例资料',
      sourceDate: '2026-09-30',
      startedAt: '2026-09-30T16:30:00.000Z',
      endedAt: '2026-09-30T16:31:00.000Z',
      outcome: 'completed',
      counts: { parsed: 154 },
    },
  ],
  index: { engine: 'invented', lag: 0 },
  notice,
}

/** A sentence of another text that names the ferry law; `changes` replace what a test is about. */
export const relation = (changes: Partial<RelationAnswer> = {}): RelationAnswer => ({
  type: 'basedOn',
  direction: 'in',
  partial: false,
  from: {
    workId: 'pier',
    versionId: '2026-01-10',
    eId: 'art_1__para_1',
    title: '【示例】渡口安全管理办法',
    label: '第一条',
    url: '/works/pier/2026-01-10/art_1',
  },
  target: {
    workId: 'ferry',
    versionId: '2025-09-12',
    eId: null,
    title: '【示例】云岚国湖泊渡运法',
    label: null,
    citedAs: '湖泊渡运法',
    url: '/works/ferry/2025-09-12',
  },
  quote: '根据《湖泊渡运法》，制定本办法。',
  effectiveOn: null,
  declares: null,
  effect: null,
  ...changes,
})

/** The answer of the relations' address for these relations, filtered as the real one does. */
export const relationsAnswer = (
  all: readonly RelationAnswer[],
  { query = {} }: Options['params'],
  next: string | null = null,
): RelationsAnswer => {
  const asked = all.filter(
    ({ type, direction }) =>
      (query.type === undefined || query.type === type) &&
      (query.direction === undefined || query.direction === direction),
  )
  const kinds = new Map(asked.map(({ type, direction }) => [`${type} ${direction}`, { type, direction }]))
  return {
    workId: 'ferry',
    title: work.title,
    items: asked.slice(0, Number(query.limit ?? 50)),
    total: asked.length,
    counts: [...kinds.values()].map((kind) => ({
      ...kind,
      count: asked.filter(({ type, direction }) => type === kind.type && direction === kind.direction).length,
    })),
    next,
    notice,
  }
}

type Answers = Readonly<Record<string, (options: Options) => Result>>

/** An API over invented records, each answer checked against the schemas of the real one; `changes` replace answers. */
export const inventedApi = (changes: Answers = {}): InventedApi => {
  const summaryOf = (versionId: string | undefined) =>
    [newest, oldest].find((version) => version.versionId === versionId)
  const answers: Answers = {
    '/search': () => found(searchResponse.parse(searchAnswer())),
    '/stats': () => found(statsResponse.parse(statsAnswer)),
    '/works/{workId}': ({ params }) => {
      if (params.path?.workId !== 'ferry' && params.path?.workId !== 'merged') return refused(404, 'unknown-work')
      const asOf = params.query?.asOf ?? today
      const applicableVersionId = asOf < '2012-06-01' ? null : asOf < '2026-01-01' ? '2012-06-01' : '2025-09-12'
      const validity = validityOf({ asOf })
      return found(
        workResponse.parse({ ...work, asOf, applicableVersionId, validity, versions: [newest, oldest], notice }),
      )
    },
    '/works/{workId}/versions/{versionId}': ({ params }) => {
      const summary = summaryOf(params.path?.versionId)
      if (params.path?.workId !== 'ferry') return refused(404, 'unknown-work')
      if (summary === undefined) return refused(404, 'unknown-version')
      const asOf = params.query?.asOf ?? today
      return found(versionResponse.parse(versionAnswer({ ...summary, validity: { ...summary.validity, asOf } })))
    },
    '/works/{workId}/versions/{versionId}/provisions/{eId}': ({ params }) => {
      const summary = summaryOf(params.path?.versionId)
      if (summary === undefined) return refused(404, 'unknown-version')
      if (params.path?.eId !== 'art_3') return refused(404, 'unknown-provision')
      return found(provisionResponse.parse(provisionAnswer(summary)))
    },
    '/works/{workId}/relations': ({ params }) => found(relationsResponse.parse(relationsAnswer([relation()], params))),
    '/works/{workId}/provisions/{eId}': () => found(provisionResponse.parse(provisionAnswer(newest))),
    ...changes,
  }
  const calls: InventedApi['calls'] = []
  return {
    calls,
    GET: async (path, options) => {
      calls.push({ path, query: options.params.query ?? {} })
      const answer = answers[path]
      if (answer === undefined) throw new Error(`the pages called ${path}`)
      return answer(options)
    },
  }
}
