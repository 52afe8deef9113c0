/** The kinds of instrument the collection holds, in the order of `levelOf`; 立法法 and 行政规范性文件 practice. */
export const documentTypes = [
  'constitution',
  'law',
  'administrative_regulation',
  'supervisory_regulation',
  'judicial_interpretation',
  'local_regulation',
  'departmental_rule',
  'local_government_rule',
  'normative_document',
] as const

export type DocumentType = (typeof documentTypes)[number]

/** What sets an instrument apart within its type; `null` on a record means the plain form of the type. */
export const documentKinds = [
  'amendment',
  'interpretation',
  'decision',
  'amending_decision',
  'autonomous_regulation',
  'separate_regulation',
  'special_zone_regulation',
  'pudong_regulation',
  'hainan_ftp_regulation',
  'regulatory_decision',
] as const

export type DocumentKind = (typeof documentKinds)[number]

export const documentTypeLabels: Readonly<Record<DocumentType, string>> = {
  constitution: '宪法',
  law: '法律',
  administrative_regulation: '行政法规',
  supervisory_regulation: '监察法规',
  judicial_interpretation: '司法解释',
  local_regulation: '地方性法规',
  departmental_rule: '部门规章',
  local_government_rule: '地方政府规章',
  normative_document: '行政规范性文件',
}

export const documentKindLabels: Readonly<Record<DocumentKind, string>> = {
  amendment: '修正案',
  interpretation: '法律解释',
  decision: '有关法律问题的决定',
  amending_decision: '修改、废止的决定',
  autonomous_regulation: '自治条例',
  separate_regulation: '单行条例',
  special_zone_regulation: '经济特区法规',
  pudong_regulation: '浦东新区法规',
  hainan_ftp_regulation: '海南自由贸易港法规',
  regulatory_decision: '法规性决定',
}

/** 1 (highest) to 6, for display and ranking only: it is no statement of legal force, and equal numbers are equal. */
export const levelOf: Readonly<Record<DocumentType, number>> = {
  constitution: 1,
  law: 2,
  administrative_regulation: 3,
  supervisory_regulation: 3,
  judicial_interpretation: 3,
  local_regulation: 4,
  departmental_rule: 5,
  local_government_rule: 5,
  normative_document: 6,
}
