import type { TitleNoteEvent } from '../../data/model/version.ts'

const state = /^中?中华人民共和国(?=.)/
/** Example: `第十三届全国人民代表大会常务委员会第二十五次会议`, `杭州市第十二届人民代表大会第六次会议` */
const congress =
  /^(.*?)(?:第?[一二三四五六七八九十百零〇\d]+届)?(全国)?(人民代表大?会常务委员会|人民代表大?会常委会|人大常委会|人民代表大?会|人大)(?:.*)$/s
/** Example: `最高人民法院审判委员会第1655次会议`, `最高人民检察院第十三届检察委员会第六十七次会议` */
const court = /^(最高人民(?:法院|检察院))/
/** A meeting of a government or ministry. Example: `国务院第123次常务会议`, `杭州市人民政府第5次常务会议`, `部务会议` */
const meeting =
  /(?:第?[一二三四五六七八九十百零〇\d]+(?:次|届))?(?:全体|常务|部务|局务|委务|署务|办公)?(?:会议|办公会).*$/s
/** Example: `国务院令第684号`, `外交部第3号令`, `杭州市人民政府公告`, `国发〔1984〕174号` */
const number =
  /(?:令|公告|公报|文件)?(?:第?\s*[\d〇零一二三四五六七八九十百]+\s*号(?:令|公告)?|[〔[（(［]\d{4}[〕\])）］].*)?(?:令|公告)?$/s

/**
 * The bodies behind the words of one event or line: 杭州市第十二届人民代表大会第六次会议 is 杭州市人民代表大会, an order of
 * three ministries is three bodies. Empty where the words name none. `region` is put before a body written without its
 * place (市第三届人民代表大会…).
 */
export function bodiesIn(actor: string, region: string | null = null): readonly string[] {
  const words = actor.replace(/[\s　]+/g, '').replace(state, '')
  if (words === '') return []
  const courts = words
    .split(/、|和|与/)
    .map((part) => court.exec(part)?.[1])
    .filter((body) => body !== undefined)
  if (courts.length > 0) return [...new Set(courts)]
  const assembly = congress.exec(words)
  if (assembly !== null && !/令|人民政府/.test(assembly[1] ?? '')) return assemblyOf(assembly, region)
  const bodies = words
    .replace(meeting, '')
    .replace(number, '')
    .split(/[、,，]|(?<=[部会局院委署])和/)
    .map((body) => body.replace(state, '').replace(/第$/, ''))
  return bodies.filter(isBody)
}

function assemblyOf(match: RegExpExecArray, region: string | null): readonly string[] {
  const [, before = '', national, name = ''] = match
  // Example: `杭州市第十二届` with the number of the term already off, `省第九届`
  const place = before.replace(/第?[一二三四五六七八九十百零〇\d]+届.*$/, '')
  const standing = /常/.test(name)
  if (national !== undefined || place === '全国') return [`全国人民代表大会${standing ? '常务委员会' : ''}`]
  const where = place === '' || /^[省市县区州]$/.test(place) ? region : place
  return where === null ? [] : [`${where}人民代表大会${standing ? '常务委员会' : ''}`]
}

/** A body is named by what bodies are called. Example: `国务院`, `外交部`, `中央军事委员会`, `广东省人民政府` */
function isBody(words: string): boolean {
  return (
    words.length >= 2 &&
    words.length <= 40 &&
    /(?:国务院|政务院|部|委|委员会|局|署|总署|院|厅|办|办公室|政府|总会|银行|中心|会议|总局|中央|军委|行|议会|内阁|国会)$/.test(
      words,
    )
  )
}

/**
 * The issuing bodies of a work: of the first event that adopts, else of the first that issues, else of the first dated
 * one without a verb (a note cut short), else of the first that changes the text. Empty where no event names a body.
 */
export function issuersOf(events: readonly TitleNoteEvent[], region: string | null): readonly string[] {
  for (const group of ['adopted', 'promulgated', 'other', 'revised', 'amended'] as const) {
    const first = events.find(({ action }) => action === group)
    if (first === undefined) continue
    // Two bodies that adopt on two days stand in one line and share its words.
    const together = events.filter(({ action, text }) => action === group && text === first.text)
    const bodies = [...new Set(together.flatMap(({ actor }) => (actor === null ? [] : bodiesIn(actor, region))))]
    if (bodies.length > 0) return bodies
  }
  return []
}

/** A title that opens with the body that issued it. Example: `最高人民法院、最高人民检察院关于…的解释`, `国务院关于…的规定` */
export function issuersInTitle(title: string): readonly string[] {
  const about = title.indexOf('关于')
  if (about < 2 || about > 60) return []
  const words = title.slice(0, about)
  return /[《》]/.test(words) ? [] : bodiesIn(words)
}
