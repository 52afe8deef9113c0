/**
 * What instruments are called, longest first where one ends in another. A form, a certificate, a newspaper or a work of art is
 * called otherwise (证, 表, 书, 报).
 */
const instrumentWords = [
  '法典',
  '基本法',
  '法',
  '条例',
  '规定',
  '办法',
  '细则',
  '决定',
  '决议',
  '解释',
  '规则',
  '通则',
  '总则',
  '守则',
  '导则',
  '准则',
  '税则',
  '通知',
  '意见',
  '批复',
  '复函',
  '解答',
  '公告',
  '通告',
  '布告',
  '指示',
  '命令',
  '条令',
  '方案',
  '标准',
  '目录',
  '名录',
  '管制清单',
  '负面清单',
  '纲要',
  '规范',
  '规程',
  '章程',
  '宪章',
  '制度',
  '公约',
  '协定',
  '协议',
  '议定书',
  '安排',
  '会议纪要',
  '修正案',
  '声明',
  '规划',
] as const

/** As one alternative of a regular expression. Example: `条例` in 本条例, `法` in 本法 */
export const instrumentWord = [...instrumentWords].sort((a, b) => b.length - a.length).join('|')

const lastWord = new RegExp(`(?:${instrumentWord})$`)
/** Words after the name proper that say which form or number of it. Example: `（试行）`, `（二）`, `（2017年修订）`, `（草案）`, `（十` that is not closed */
const bracketedEnd = /\s*[（(](?:[^（）()]{0,40}[）)]|[一二三四五六七八九十]{1,3})$/
const endsInWord = new RegExp(`(?:${instrumentWord})(?:[一二三四五六七八九十]{1,2})?$`)
/**
 * Names of the same ending that are no instrument. Example: `办案方法`, `评审意见`; a register that things and people are entered in:
 * `世界遗产名录`, `专家名录`; a plan that could be any: `总体规划`
 */
const otherwise =
  /(?:(?:遗产|湿地|记忆|企业|机构|单位|人员|专家)名录|^.{0,4}规划|方法|书法|语法|想法|看法|做法|说法|(?:处理|审查|审核|评审|鉴定|反馈|咨询|验收)意见)$/
/** Too general to be a name of its own. Example: `《通知》` where no short name was agreed on */
const bareWord = new RegExp(`^(?:${instrumentWord})$`)

/** Whether the words within 《》 name a legal instrument and not a form, a newspaper or a work. */
export function looksLikeInstrument(title: string): boolean {
  let name = title.trim()
  for (let shorter = name.replace(bracketedEnd, ''); shorter !== name; shorter = name.replace(bracketedEnd, '')) {
    name = shorter
  }
  return endsInWord.test(name) && !otherwise.test(name) && !bareWord.test(name)
}

/** Whether a name is nothing but the word for its kind: `条例`, `办法`. */
export function isBareInstrumentWord(name: string): boolean {
  return bareWord.test(name)
}

/** The word that says what kind of instrument a title names: `条例` of 城市绿化条例（试行）; `null` where it has none. */
export function instrumentWordOf(title: string): string | null {
  const name = title.trim().replace(bracketedEnd, '')
  const word = lastWord.exec(name)?.[0] ?? null
  return word === '基本法' ? '法' : word
}
