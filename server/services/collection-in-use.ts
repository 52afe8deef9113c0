import type { Store } from '../../data/store/store.ts'
import type { SearchEngine } from '../../indexer/engine.ts'

/** The records and the index that answers are made from. */
export interface Collection {
  /** The sample is invented law, shown until real texts are taken in. */
  readonly kind: 'sample' | 'real'
  readonly store: Store
  readonly engine: SearchEngine
}

/** Said with every answer made from the sample. */
export const sampleNotice = '示例数据：以下文件均为虚构，不是法律。'

export const noticeOf = ({ kind }: Pick<Collection, 'kind'>): string | null => (kind === 'sample' ? sampleNotice : null)

/** Asked anew for each request: real records may take the place of the sample while serving. */
export type CurrentCollection = () => Collection
