import { normaliseTitle } from '../../model/titles.ts'
import type { Statement, StatingText, TargetDescription } from '../statement.ts'
import { AmendedParts } from './amends-parts.ts'
import { actInItem } from './list-items.ts'
import { issueOf } from './named-acts.ts'
import { canBeInstrument, type NamedTitle, namedTitles } from './named-titles.ts'
import { type StatedLeaf, type StatedSentence, sentencesOf, statedLeaves } from './unquoted-sentences.ts'

/** Example: `国务院关于修改和废止部分行政法规的决定`, `…因行政区划调整修改〈…〉等六十六件地方性法规的决定` */
const decisionTitle =
  /(?:修改|修正|修订)[^。]{0,200}(?:的?决定|的?决议|的?通知|的?公告|的?通告|的?命令|令)(?:[（(][^（()）]{1,20}[）)])?$/
/** Example: `中华人民共和国刑法修正案（十一）`, `北京市道路运输管理条例修正案` */
const amendmentTitle = /^(.{1,100}?)修正案(?:[（(][^（()）]{1,12}[）)])?$/
/** Rules about texts that others changed. Example: `关于修改后的民事诉讼法施行时…的通知`, `关于适用修改决定…的通知` */
const afterChange = /修改后|修正后|修订后|修改决定(?:施行|实施)/

/** What is done to a text. Example: `修改为`, `改为第二十六条`, `增加一条`, `删去第十条`, `调整为`, `原第四条作为第五条` */
const changeWords = /修改|修正为|改为|改作|增加|增写|删去|删除|删掉|合并|调整为|作为第|移至|移作|更正|替换/

/** Example: `对《…》作如下修改：`, `对《…》（以下简称《解释》）进行修改`, `对《…》等二十七件司法解释作如下修改` */
const announces =
  /^[^，。；]{0,6}(?:等[^，。；《》]{0,30})?(?:作|作出|做|做出|进行|予以)(?:如下|以下|相应|了|部分|出)?(?:的)?(?:修改|修正|修订|补充)/
/** Directly before or behind a title that is then changed. Example: `将《…》第三条`, `修改《…》`, `删去《…》第八条`, `《…》第六条中的` */
const changesBefore =
  /(?:^|[，。；：:、\s　])(?:[（(][一二三四五六七八九十0-9]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|[0-9]{1,3}[.．、])?[\s　]*(?:将|对|在|修改|修正|修订|删去|删除|把|原)?\s*$/
const changesBehind =
  /^\s*(?:原)?(?:第|中|的?(?:引言|序言|标题|题目|名称|部分)|作|进行|等|修改|增加|附件|[（(]|$|[。；：:])/
/** Example: `以下简称《解释》`, `（下称“条例”）` */
const shortName = /(?:以下|下)[简统]?称[《“"]([^》”"]{1,30})[》”"]/

interface Amended {
  readonly target: TargetDescription
  readonly from: string
  readonly quote: string
  readonly parts: AmendedParts
}

/**
 * The acts that a text changes: one statement an act, with the parts that its clauses name (old and new numbers alike), in a
 * decision on one act, a packaged decision with its annexes, or an amendment (修正案). The wording it quotes is no change of the
 * acts named there. `from` and `quote` are those of the sentence that first names the act.
 */
export function readAmends(text: StatingText): readonly Statement[] {
  const { title } = text.version
  if (!amends(text)) return []
  const reader = new ChangeReader(title)
  for (const leaf of statedLeaves(text.provisions)) reader.read(leaf)
  return reader.statements()
}

function amends({ work, version }: StatingText): boolean {
  const { title } = version
  if (afterChange.test(title)) return false
  return work.kind === 'amendment' || amendmentTitle.test(title) || decisionTitle.test(title)
}

class ChangeReader {
  readonly #title: string
  readonly #acts = new Map<string, Amended>()
  readonly #shortNames = new Map<string, string>()
  #current: Amended | null = null
  /** The act of a decision on one act alone, or of an amendment: sentences that name none are about it. */
  #only: TargetDescription | null = null
  #firstLeaf: StatedLeaf | null = null
  /** A title without marks that changes may follow. */
  #pending: {
    readonly target: TargetDescription
    readonly sentence: StatedSentence
    readonly leaf: StatedLeaf
  } | null = null
  #annex: string | null = null

  constructor(title: string) {
    this.#title = title
    const amended = amendmentTitle.exec(title)
    const named = titlesOfDecision(title)
    if (amended !== null) this.#only = plain(amended[1] ?? '')
    else if (named.length === 1 && !/等/.test(title.slice(title.lastIndexOf('》'))))
      this.#only = plain(named[0]?.title ?? '')
  }

  read(leaf: StatedLeaf): void {
    this.#firstLeaf ??= leaf
    if (leaf.annex !== this.#annex) {
      this.#annex = leaf.annex
      this.#current = null
      this.#pending = null
    }
    if (leaf.kind === 'note' || /根据本(?:决定|修正案)/.test(leaf.unquoted)) return
    for (const sentence of sentencesOf(leaf)) this.#readSentence(sentence, leaf)
  }

  #readSentence(sentence: StatedSentence, leaf: StatedLeaf): void {
    const { unquoted } = sentence
    const titles = namedTitles(unquoted)
    let from = 0
    for (const title of titles) {
      const before = unquoted.slice(from, title.start)
      const behind = unquoted.slice(title.end)
      if (!this.#isChanged(title, before, behind, unquoted)) continue
      this.#collect(unquoted.slice(from, title.start), sentence, leaf)
      from = title.end
      this.#current = this.#act(title, before, sentence, leaf)
    }
    if (titles.length === 0 && leaf.label !== null) this.#unmarked(sentence, leaf)
    this.#collect(unquoted.slice(from), sentence, leaf)
  }

  /** Whether a title names what is changed, and not a basis or another text that is mentioned. */
  #isChanged(title: NamedTitle, before: string, behind: string, sentence: string): boolean {
    if (!canBeInstrument(title.title) || /废止/.test(sentence.slice(0, title.start))) return false
    if (announces.test(behind) && /对[^，。；]{0,80}$/.test(before)) return true
    if (/[：:]\s*$/.test(sentence) && /^\s*$/.test(before) && /^\s*[：:]?\s*$/.test(behind)) return true
    if (!changesBefore.test(before) && !/作为\s*$/.test(before)) return false
    if (!changesBehind.test(behind)) return false
    return changeWords.test(sentence) || (/^\s*$/.test(before) && /^\s*$/.test(behind))
  }

  #act({ title, note }: NamedTitle, before: string, sentence: StatedSentence, leaf: StatedLeaf): Amended {
    const full = this.#shortNames.get(title)
    const known = full === undefined ? undefined : this.#acts.get(full)
    if (known !== undefined) return known
    const short = shortName.exec(note)?.[1]
    const key = normaliseTitle(title)
    if (short !== undefined) this.#shortNames.set(short, key)
    const said = issueOf(before.slice(before.search(/[^，。；：:对将]*$/)), note.replace(/[，,]?以下简称.*$/, ''))
    return this.#keep(key, { citedAs: title, isSelf: false, ...said, eIds: [] }, sentence, leaf)
  }

  /** A title without marks at the head of its changes. Example: `三、鉴波市茶馆管理办法` */
  #unmarked(sentence: StatedSentence, leaf: StatedLeaf): void {
    const { unquoted } = sentence
    if (this.#only !== null || changeWords.test(unquoted) || /[。；]\s*$/.test(unquoted)) return
    const [target] = actInItem(unquoted, { isMarked: true }) ?? []
    if (target === undefined) return
    this.#pending = { target, sentence, leaf }
    this.#current = null
  }

  #collect(words: string, sentence: StatedSentence, leaf: StatedLeaf): void {
    if (!changeWords.test(sentence.unquoted) || /^\s*(?:此外|同时)?[，,]?对相关/.test(words)) return
    if (this.#current === null && this.#pending !== null) {
      const { target, sentence: named, leaf: at } = this.#pending
      this.#current = this.#keep(normaliseTitle(target.citedAs), target, named, at)
      this.#pending = null
    }
    if (this.#current === null && this.#only !== null && changeWords.test(words)) {
      const target = this.#only
      this.#current = this.#keep(normaliseTitle(target.citedAs), target, sentence, leaf)
    }
    this.#current?.parts.add(words, leaf.eId)
  }

  #keep(key: string, target: TargetDescription, sentence: StatedSentence, leaf: StatedLeaf): Amended {
    const known = this.#acts.get(key)
    if (known !== undefined) return known
    const act: Amended = { target, from: leaf.eId, quote: firstWords(sentence.text), parts: new AmendedParts() }
    this.#acts.set(key, act)
    return act
  }

  statements(): readonly Statement[] {
    const leaf = this.#firstLeaf
    if (leaf !== null) {
      for (const { title } of titlesOfDecision(this.#title)) {
        const key = normaliseTitle(title)
        if (!this.#isKnown(key))
          this.#keep(key, plain(title), { text: this.#title, unquoted: this.#title, before: '' }, leaf)
      }
    }
    return [...this.#acts.values()].map(({ target, from, quote, parts }) => ({
      type: 'amends',
      partial: false,
      effect: null,
      from,
      target: { ...target, eIds: parts.eIds() },
      quote,
      effectiveOn: null,
    }))
  }

  /** 关于…的解释 in the title is 最高人民法院关于…的解释 in the text. */
  #isKnown(key: string): boolean {
    return [...this.#acts.keys()].some((known) => known.endsWith(key) || key.endsWith(known))
  }
}

/** The titles that a decision names behind 修改; those it repeals are not changed. */
function titlesOfDecision(title: string): readonly NamedTitle[] {
  const change = title.search(/修改|修正|修订/)
  if (change === -1) return []
  const words = title.slice(change)
  const marked = words.includes('《') ? words : words.replace(/〈/g, '《').replace(/〉/g, '》')
  const repeal = marked.search(/废止/)
  return namedTitles(marked).filter(({ start }) => repeal === -1 || start < repeal)
}

function plain(title: string): TargetDescription {
  return { citedAs: title, isSelf: false, documentNumber: null, issuer: null, issuedOn: null, eIds: [] }
}

/** The sentence without the wording that it quotes beyond the first full stop. */
function firstWords(sentence: string): string {
  const stop = sentence.search(/[。\n]/)
  return (stop === -1 ? sentence : sentence.slice(0, stop + 1)).trim()
}
