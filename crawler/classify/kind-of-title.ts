import type { DocumentKind, DocumentType } from '../../data/model/document-type.ts'

/** A decision that changes or ends others. Example: `关于修改《…条例》的决定`, `关于修改和废止部分行政法规的决定`, `关于宣布失效…的决定` */
const amendingDecision =
  /关于(?:因[^《〈]{2,20}?)?(?:暂停|暂时调整|集中)?(?:修改|修正|废止|宣布|宣告|取消|调整适用).*(?:决定|决议|公告|通知)(?:[（(].*[)）])?$/
/** Example: `刑法修正案（十二）`, `宪法修正案（2018年）` */
const amendment = /修正案(?:[（(].*[)）])?$/
/** Example: `关于…的决定`, `关于…的决议`, `…若干问题的决定` */
const decision = /(?:决定|决议)(?:[（(].*[)）])?$/

/**
 * What sets an instrument apart within its type, by its title and its issuers; `null` for the plain form. A 修改、废止的决定
 * has the type of what it changes.
 */
export function kindOfTitle(type: DocumentType, title: string, issuers: readonly string[]): DocumentKind | null {
  if (amendment.test(title)) return 'amendment'
  if (amendingDecision.test(title)) return 'amending_decision'
  if (type === 'law') return kindOfLaw(title)
  if (type === 'local_regulation') return kindOfLocalRegulation(title, issuers)
  return null
}

function kindOfLaw(title: string): DocumentKind | null {
  // Example: `全国人民代表大会常务委员会关于《中华人民共和国刑法》第三十条的解释`
  if (/关于.*的解释(?:[（(].*[)）])?$/.test(title)) return 'interpretation'
  return decision.test(title) ? 'decision' : null
}

function kindOfLocalRegulation(title: string, issuers: readonly string[]): DocumentKind | null {
  // Example: `景宁畲族自治县自治条例`
  if (/自治(?:州|县|旗|区)自治条例/.test(title)) return 'autonomous_regulation'
  if (decision.test(title)) return 'regulatory_decision'
  if (/海南自由贸易港/.test(title)) return 'hainan_ftp_regulation'
  // Example: `上海市浦东新区深化“一业一证”改革规定`
  if (/^上海市浦东新区/.test(title)) return 'pudong_regulation'
  // Example: `深圳经济特区房地产登记条例`
  if (/经济特区/.test(title) && !/关于/.test(title)) return 'special_zone_regulation'
  // 立法法 第八十五条: 单行条例 are made by the congress of an autonomous place, never by its standing committee.
  if (issuers.some((issuer) => /自治(?:州|县|旗)人民代表大会$/.test(issuer))) return 'separate_regulation'
  return null
}
