import type { VersionSummary } from '../api/types.ts'
import { toDateWords } from './date-words.ts'

/** What a version is told by: `2021-01-22 公布`, `1950年3月 通过`, `日期不详（3d0867a8）`. */
export const toVersionName = (
  version: Pick<
    VersionSummary,
    'versionId' | 'promulgatedOn' | 'promulgatedOnPrecision' | 'adoptedOn' | 'adoptedOnPrecision'
  >,
): string => {
  const promulgated = toDateWords(version.promulgatedOn, version.promulgatedOnPrecision)
  if (promulgated !== null) return `${promulgated} 公布`
  const adopted = toDateWords(version.adoptedOn, version.adoptedOnPrecision)
  return adopted === null ? `日期不详（${version.versionId.replace('undated-', '')}）` : `${adopted} 通过`
}
