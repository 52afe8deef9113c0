/** What a text calls itself after 本: the kinds of document there are. A 本合同 or 本许可证 is another thing. */
const kinds =
  '法|条例|规定|办法|细则|规则|决定|决议|意见|通知|通告|公告|命令|批复|解释|安排|方案|制度|规范|标准|指引|规程|守则|措施|政策|章程|目录|清单|文件|令'

/**
 * The text itself as the subject of a sentence. Example: `本条例`, `本补充规定`, `本《办法》`, `本办法（试行）`, `本公告内容`. Not: what it
 * provides for (`本办法规定的有效期`).
 */
export const ownSubject = `(?!本(?:法|条例|办法|细则|规则|决定|通知|意见)规定的)本《?[一-龥]{0,12}?(?:${kinds})(?:[（(](?:试行|暂行)[)）])?》?(?:内容)?`

/** Numbers of articles before the sentence, glued to it by the source. Example: `第四十二条本条例自2021年1月1日起施行。` */
export const gluedLabel = '(?:第[一二三四五六七八九十]+章附则)?(?:第[〇零一二三四五六七八九十百]+条)?\\s*'
