import type {
  ProvisionAnswer,
  ValidityAnswer,
  VersionAnswer,
  VersionSummary,
} from '../../server/http/schemas/records.ts'

type Provision = VersionAnswer['provisions'][number]

/** Builds a node of a text tree: a leaf from words, any other part from children. */
export const part = (
  eId: string,
  kind: Provision['kind'],
  names: { readonly label?: string; readonly heading?: string },
  inside: string | readonly Provision[],
): Provision => ({
  eId,
  kind,
  number: null,
  label: names.label ?? null,
  heading: names.heading ?? null,
  text: typeof inside === 'string' ? inside : null,
  children: typeof inside === 'string' ? [] : inside,
})

const paragraph = (eId: string, text: string): Provision => part(eId, 'paragraph', {}, text)

/** A text with everything a reader may meet: chapters, sections, items, a table, and a hostile leaf. */
export const inventedText: readonly Provision[] = [
  part('chp_1', 'chapter', { label: '第一章', heading: '总则' }, [
    part('art_1', 'article', { label: '第一条' }, [
      paragraph('art_1__para_1', '为了规范湖泊渡运活动，保障乘客和船员的人身安全，维护渡运秩序，制定本法。'),
    ]),
    part('art_2', 'article', { label: '第二条' }, [
      paragraph('art_2__para_1', '在本国湖泊从事渡运以及相关的监督管理活动，适用本法。'),
      paragraph('art_2__para_2', '因抢险救灾临时征用船只渡运的，依照有关规定执行。'),
    ]),
  ]),
  part('chp_2', 'chapter', { label: '第二章', heading: '渡口与船只' }, [
    part('chp_2__sec_1', 'section', { label: '第一节', heading: '渡口的设立' }, [
      part('art_3', 'article', { label: '第三条' }, [
        part('art_3__para_1', 'paragraph', {}, [
          part('art_3__para_1__intro', 'intro', {}, '设立渡口应当具备下列条件：'),
          part(
            'art_3__para_1__subpara_1',
            'subparagraph',
            { label: '（一）' },
            '水面开阔，水流平缓，不妨碍其他船只通行；',
          ),
          part('art_3__para_1__subpara_2', 'subparagraph', { label: '（二）' }, [
            part('art_3__para_1__subpara_2__intro', 'intro', {}, '有符合下列要求的设施：'),
            part('art_3__para_1__subpara_2__item_1', 'item', { label: '1.' }, '坚固的码头和护栏；'),
            part('art_3__para_1__subpara_2__item_2', 'item', { label: '2.' }, '夜间照明和救生器材；'),
          ]),
          part(
            'art_3__para_1__subpara_3',
            'subparagraph',
            { label: '（三）' },
            '法律、行政法规规定的其他条件，并且在设立之前将渡口的位置、水深、每日渡运的班次一并公告，使附近居民知晓。',
          ),
        ]),
        paragraph('art_3__para_2', '不具备前款规定条件的，不得设立渡口。'),
      ]),
    ]),
    part('chp_2__sec_2', 'section', { label: '第二节', heading: '船只' }, [
      part('art_3-1', 'article', { label: '第三条之一' }, [
        paragraph('art_3-1__para_1', '渡船应当悬挂载客定额标志，不得超员。'),
      ]),
      part('art_4', 'article', { label: '第四条' }, [
        paragraph('art_4__para_1', '载客定额<script>alert(1)</script>由“渡运管理机构”核定 & 公布。'),
      ]),
    ]),
  ]),
  part('chp_3', 'chapter', { label: '第三章', heading: '附则' }, [
    part('art_5', 'article', { label: '第五条' }, [paragraph('art_5__para_1', '本法自2026年1月1日起施行。')]),
  ]),
  part('annex_1', 'annex', { label: '附件', heading: '载客定额表' }, [
    part('annex_1__table_1', 'table', {}, [
      part(
        'r1',
        'row',
        {},
        ['船型', '船长（米）', '载客定额（人）', '船员（人）', '救生衣（件）'].map((text, index) =>
          part(`r1c${index}`, 'cell', {}, text),
        ),
      ),
      part(
        'r2',
        'row',
        {},
        ['木船', '6', '12', '2', '16'].map((text, index) => part(`r2c${index}`, 'cell', {}, text)),
      ),
      part(
        'r3',
        'row',
        {},
        ['机动船', '18', '60', '4', '70'].map((text, index) => part(`r3c${index}`, 'cell', {}, text)),
      ),
    ]),
  ]),
]

/** What the invented collection must say of itself. */
export const notice = '示例数据：虚构国家的虚构法规，并非法律。'

export const hostileTitle = '【示例】云岚国湖泊渡运法</title><script>alert("x")</script>'

export const today = '2026-11-23'

export const validityOf = (changes: Partial<ValidityAnswer> = {}): ValidityAnswer => ({
  code: 'in_force',
  label: '现行有效',
  asOf: today,
  knownOn: '2026-09-30',
  certainty: 'stated',
  conflict: false,
  sourceLabel: '有效',
  partial: [],
  basis: [
    {
      rule: 'commencement',
      quote: '本法自2026年1月1日起施行。',
      from: { workId: 'ferry', versionId: '2025-09-12', eId: 'art_5', title: '【示例】云岚国湖泊渡运法' },
      effectiveOn: '2026-01-01',
    },
  ],
  ...changes,
})

const superseded: ValidityAnswer = validityOf({
  code: 'amended',
  label: '已修改',
  certainty: 'computed',
  basis: [
    {
      rule: 'superseded',
      quote: '本法自2026年1月1日起施行。',
      from: { workId: 'ferry', versionId: '2025-09-12', eId: 'art_5', title: '【示例】云岚国湖泊渡运法' },
      effectiveOn: '2026-01-01',
    },
  ],
})

export const newest: VersionSummary = {
  versionId: '2025-09-12',
  title: '【示例】云岚国湖泊渡运法',
  adoptedOn: '2025-09-12',
  adoptedOnPrecision: 'day',
  approvedOn: null,
  approvedOnPrecision: 'day',
  promulgatedOn: '2025-09-12',
  promulgatedOnPrecision: 'day',
  effectiveFrom: '2026-01-01',
  effectiveFromPrecision: 'day',
  effectiveUntil: null,
  documentNumber: '云岚国元首令第八十八号',
  documentNumberNormalised: null,
  validity: validityOf(),
  url: '/works/ferry/2025-09-12',
}

export const oldest: VersionSummary = {
  ...newest,
  versionId: '2012-06-01',
  adoptedOn: '2012-06-01',
  adoptedOnPrecision: 'month',
  promulgatedOn: null,
  effectiveFrom: '2012-09-01',
  effectiveUntil: '2025-12-31',
  documentNumber: '云岚国元首令第十九号',
  validity: superseded,
  url: '/works/ferry/2012-06-01',
}

export const work: VersionAnswer['work'] = {
  workId: 'ferry',
  title: '【示例】云岚国湖泊渡运法',
  titleAliases: ['湖泊渡运法'],
  type: 'law',
  typeLabel: '法律',
  kind: null,
  kindLabel: null,
  issuers: ['云岚国国民议会'],
  region: { code: '000000', name: '全国' },
  subjects: ['湖泊', '渡运', '交通'],
  url: '/works/ferry',
}

export const versionAnswer = (summary: VersionSummary): VersionAnswer => ({
  ...summary,
  work,
  titleNote: '2012年6月1日云岚国国民议会通过\n2025年9月12日云岚国国民议会修订',
  history: [],
  manifestations: [
    {
      sourceId: 'sample',
      publisher: '示例资料',
      url: 'https://law.example/ferry.html',
      mediaType: 'text/html',
      sha256: 'c0ffee'.repeat(10).slice(0, 64).padEnd(64, '0'),
      fetchedAt: '2026-09-30T16:30:00.000Z',
      sourceDate: '2026-09-30',
    },
  ],
  textSha256: 'ab'.repeat(32),
  warnings: [
    { code: 'numbering-gap', message: '条文序号不连续：第四条之后缺少条文，来源的文本即如此。', eId: 'art_4' },
  ],
  provisions: [...inventedText],
  otherVersions: [newest, oldest],
  notice,
})

export const provisionAnswer = (summary: VersionSummary): ProvisionAnswer => {
  const chapter = inventedText[1]
  const section = chapter?.children[0]
  const provision = section?.children[0]
  if (chapter === undefined || section === undefined || provision === undefined) throw new Error('no such part')
  return {
    work,
    versionId: summary.versionId,
    provision,
    plainText: '第三条　设立渡口应当具备下列条件：',
    ancestors: [chapter, section].map(({ children: _, ...ancestor }) => ancestor),
    previous: 'art_2',
    next: 'art_3-1',
    version: summary,
    validity: summary.validity,
    url: `/works/ferry/${summary.versionId}/art_3`,
    notice,
  }
}
