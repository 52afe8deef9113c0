import type { Validity } from '../api/types.ts'

/**
 * Why a text is not the law in force on the day, in one sentence; `null` where it is in force. The dates and titles are
 * those of the evidence; nothing is said that it does not hold.
 */
export const toStatusSentence = (validity: Validity): string | null => {
  const { code, asOf, basis } = validity
  const [evidence] = basis
  const since = evidence?.effectiveOn ?? null
  const by = evidence?.from?.title ?? null
  const byWords = by === null ? '' : `（见《${by}》）`
  const endWords = since === null ? '' : `，自${since}起不再有效`
  const isLabelAlone = evidence?.rule === 'source_label'
  switch (code) {
    case 'in_force':
      return null
    case 'not_yet_in_force':
      return since === null ? `这个文本在${asOf}尚未生效。` : `这个文本在${asOf}尚未生效，施行日期为${since}。`
    case 'amended':
      return `这个文本在${asOf}已不是现行文本：法规已经修改${since === null ? '' : `，自${since}起适用修改后的文本`}。`
    case 'repealed':
      return isLabelAlone ? labelAlone('废止') : `这部法规在${asOf}已经废止${endWords}${byWords}。`
    case 'expired':
      return isLabelAlone ? labelAlone('失效') : `这部法规在${asOf}已经失效${endWords}${byWords}。`
    case 'unknown':
      return `这个文本在${asOf}是否有效无法确定，请核对原件。`
  }
}

const labelAlone = (what: string): string => `来源标注这部法规已经${what}，何时、由哪个文件${what}未见载明。`
