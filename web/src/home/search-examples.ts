import type { CollectionSummary } from '../app/page.ts'

interface SearchExample {
  readonly kind: string
  readonly words: string
}

/** One example of each thing a reader may type, where national law is held. */
const ofNationalLaw: readonly SearchExample[] = [
  { kind: '法规名称', words: '行政处罚法' },
  { kind: '引用的条文', words: '民法典第一千二百五十四条' },
  { kind: '文号', words: '国务院令第684号' },
  { kind: '原文短语', words: '"应当告知当事人"' },
  { kind: '日常提问', words: '楼上扔东西砸到人谁负责' },
]

/** Examples to try. A collection that calls itself something special, such as a sample, gives its own works instead. */
export const toExamples = (works: CollectionSummary['examples'], isSpecial: boolean): readonly SearchExample[] => {
  if (!isSpecial) return ofNationalLaw
  const [first, second] = works
  const numbered = works.find((work) => work.documentNumber !== null)
  return [
    ...(first === undefined ? [] : [{ kind: '法规名称', words: first.title }]),
    ...(second === undefined ? [] : [{ kind: '引用的条文', words: `${second.title}第二条` }]),
    ...(numbered?.documentNumber ? [{ kind: '文号', words: numbered.documentNumber }] : []),
  ]
}
