import type { Certainty, ValidityBasis, ValidityCode } from '../api/types.ts'

/** Words of the six statuses, in the order in which filters list them. */
export const statusLabels: Readonly<Record<ValidityCode, string>> = {
  in_force: '现行有效',
  not_yet_in_force: '尚未生效',
  amended: '已修改',
  repealed: '已废止',
  expired: '已失效',
  unknown: '待核实',
}

/** What a reader is told of a status that no source states; `null` where a source states it. */
export const certaintyWords: Readonly<Record<Certainty, string | null>> = {
  stated: null,
  computed: '本站推定',
  presumed: '本站推定·缺明文',
}

export const certaintyExplanations: Readonly<Record<Certainty, string>> = {
  stated: '由来源标注或法规文本载明。',
  computed: '由本站根据文本中的日期和条款推算，并非来源标注。',
  presumed: '文本和来源均未载明，由本站按通常规则推定，请核对原件。',
}

/** Rules of the decision table, as readers are told of them. */
export const ruleWords: Readonly<Record<ValidityBasis['rule'], string>> = {
  commencement: '载明的施行日期',
  commencement_presumed: '施行日期未载明，自公布或通过之日推定',
  superseded: '修改后的文本已经施行',
  explicit_repeal: '明文废止',
  declared_lapsed: '宣告失效',
  stated_period: '规定的有效期届满',
  replaced: '已有文件取代，未见明文废止，据此推定',
  default_period: '按制定机关的统一规定有效期届满',
  kept: '列入继续有效的文件',
  correction: '维护者更正',
  source_label: '来源的效力标注',
  no_date: '没有可以依据的日期',
}

/**
 * From which day's knowledge a status is told, where that must be said: the collection was last read before the day
 * asked for, or nobody knows when. `null` where it knows the day itself.
 */
export const knowledgeWords = (knownOn: string | null, asOf: string): string | null => {
  if (knownOn === null) return '资料日期未知'
  return knownOn < asOf ? `据${knownOn}资料` : null
}
