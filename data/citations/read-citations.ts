import { normaliseTitle } from '../model/titles.ts'
import type { TargetDescription } from '../relations/statement.ts'
import type { Citation } from './citation.ts'
import { standaloneNumber } from './document-number-citation.ts'
import { GluedArticle } from './glued-article.ts'
import { instrumentWord, instrumentWordOf, isBareInstrumentWord, looksLikeInstrument } from './instrument-words.ts'
import { issueWordsBefore } from './issue-words.ts'
import { readOuterParts } from './outer-parts.ts'
import { eIdOf, type Place, placeOf } from './place.ts'
import { type CitedParts, readParts } from './read-parts.ts'
import { relativePlaces } from './relative-place.ts'
import { bracketBehindTitle, type NamedTarget, type ShortNames } from './short-names.ts'
import { markedTitle } from './title-marks.ts'
import { unmarkedNameBefore } from './unmarked-names.ts'

/** What is known of the place a text stands in; all of it may be left out. */
export interface CitationContext {
  /** `eId` of the provision that the text is of: for 前款, 前条, 本条, 第二款. */
  readonly eId?: string
  /** Numbers of the articles of the same text in order (`120-1`): for ranges and 前条. */
  readonly articles?: readonly string[]
  /** Short names the same document agrees on (`readShortNames`); those agreed on within the text itself are known anyway. */
  readonly shortNames?: ShortNames
  /** Whether words are the title of a known work, for names without 《》 beyond the laws that are always known. */
  readonly isTitle?: (name: string) => boolean
  /** What 第X条 means where no text is named: the text amended by a decision. The text itself unless given. */
  readonly subject?: NamedTarget
}

const numerals = '[0-9０-９〇零○一二两三四五六七八九十百千]'
const ownPrefix = '(?:实施|暂行|试行|补充|若干|自治|单行|议事|司法|组织|修正|修订|管理|监察)?'

/**
 * Where a citation may begin: a title; 本条例第; 本条第; 该条例; 前款; a number of a part; a document number; 该款; 本法所附《.
 * Example: `《`, `本实施细则第`, `该法`, `前两款`, `第三`, `〔2021〕`, `令第684号`, `该条`, `所附`
 */
const trigger = new RegExp(
  [
    '(《)',
    `(本${ownPrefix}(?:${instrumentWord})(?:规定)?(?:的|中的?|之)?\\s?(?:总则|分则|附则)?\\s?(?=第\\s?[（(]?${numerals}))`,
    `(本[条款项]\\s?(?=第\\s?[（(]?${numerals}))`,
    `(该(?:法典|法|条例|规定|办法|细则|解释|规则|决定|决议|公约|协定|议定书|通知|意见|批复|安排)(?![律院人定官规令治学]))`,
    '((?:本)?前[一二两三四五六七八九]?(?:款(?![项额])|条(?![件例约])|项(?!目))|上[款条](?![件例约项]))',
    `(第\\s?[（(﹙]?${numerals})`,
    '([〔\\[［【]\\s?(?:[12][0-9]{3}|[１２][０-９]{3})年?\\s?[〕\\]］】]|令|公告)',
    '((?<!各)该[条款项](?![件例约目额]))',
    `((?:本${ownPrefix}(?:${instrumentWord}))?所附的?(?=《))`,
  ].join('|'),
  'g',
)

/** Between a title and its parts. Example: `中的`, `的`, `分则` */
const connector = new RegExp(`\\s?(?:的|中的?|之)?\\s?(?:总则|分则|附则)?\\s?(?=第\\s?[（(]?${numerals})`, 'y')
/** An article that is given its number here is not cited. Example: `作为第十七条之一`, `改为第八条` */
const numberGiven = /(?:作为|改为|调整为|变更为|变为|列为|顺延为|编为)$/
/** A part that is given another number, or the number it is given. Example: `第七项至第十五项相应改为第八项`, `原第四条作为` */
const renumbered = /^(?:分别|相应|依次|顺次)*(?:地)?(?:改为|作为|调整为|变更为|变为|列为|顺延)/
/** What shows that 该款 is a part of a text and no sum. Example: `的规定`, `所列`, `规定` */
const pointedAt = /^(?:之|的|中)?(?:规定|所[列称述指规]|情形|条件|要求|处罚)/
/** The start of a paragraph, where 第三条 with white space behind it is the article's own number. */
const paragraphStart = /(?:(?:^|\n)[\s　]*|。[\s　]+)[“"]?$/
/** Example: `第三十条`, `第一百二十条之一` */
const articleNumber = /^第\s?[^条]{1,12}条(?:之[一二三四五六七八九十]+)?/
/** Words between two parts of one text: 民事诉讼法第六条规定的情形之一，或者违反第七条. */
const continued =
  /^(?:等)?(?:所?规定)?(?:的)?(?:有关|相关)?(?:规定|情形|行为|条件)?(?:之一)?(?:的)?[，、]?(?:和|以及|及|或者|或|与|并|同时)?(?:违反|依照|根据|按照|适用|符合|具有|有|除)?$/
/** What follows the own number of an article. Example: `　为了`, `本条例`, `为了` */
const ownNumberFollows = /^(?:[\s　]|$)/

/**
 * Every citation in running text, in order, without overlaps: 《…》 that name instruments, with their parts; 本法第X条; 第X条 and 第X款 of the
 * text itself; 前款, 前条; 该条例; short names; laws by name before 第X条; document numbers that stand alone. Pure; linear in the text.
 */
export function readCitations(text: string, context: CitationContext = {}): readonly Citation[] {
  return new CitationReader(text, context).read()
}

class CitationReader {
  readonly #text: string
  readonly #context: CitationContext
  readonly #base: Place
  readonly #citations: Citation[] = []
  readonly #shortNames: Map<string, NamedTarget>
  /** The title named last of each kind of instrument, for 该条例. */
  readonly #lastOfKind = new Map<string, NamedTarget>()
  #lastNamed: NamedTarget | null = null
  /** The article last given its own number within the text itself: several stand in one paragraph. */
  #glued: GluedArticle | null = null
  #last: { readonly end: number; readonly target: TargetDescription; readonly place: Place | null } | null = null

  constructor(text: string, context: CitationContext) {
    this.#text = text
    this.#context = context
    this.#base = context.eId === undefined ? {} : placeOf(context.eId)
    this.#shortNames = new Map(context.shortNames ?? [])
  }

  read(): readonly Citation[] {
    const pattern = new RegExp(trigger.source, 'g')
    for (let match = pattern.exec(this.#text); match !== null; match = pattern.exec(this.#text)) {
      const end = this.#readAt(match)
      // Where nothing was read, the search goes on behind the first character: 本条第… may hold 第….
      pattern.lastIndex = end ?? match.index + 1
    }
    return this.#citations
  }

  /** Where the citation ends that was read or passed over; `null` where there is none. */
  #readAt(match: RegExpExecArray): number | null {
    const [whole, title, own, ownArticle, named, relative, part, number, pointed, annexed] = match
    const at = match.index
    if (title !== undefined) return this.#title(at)
    if (own !== undefined) return this.#self(at, at + whole.length, {})
    if (ownArticle !== undefined) return this.#self(at, at + whole.length, this.#placeOfWords(ownArticle, at))
    if (named !== undefined) return this.#sameAsBefore(at, at + whole.length, named)
    if (relative !== undefined) return this.#relative(at, at + whole.length, relative)
    if (part !== undefined) return this.#part(at)
    if (number !== undefined) return this.#number(at)
    if (pointed !== undefined) return this.#pointed(at, at + whole.length, pointed)
    return annexed === undefined ? null : this.#annexed(at, annexed)
  }

  /** The place that a part named at `at` is counted from. */
  #baseAt(at: number): Place {
    return this.#glued?.placeAt(at) ?? this.#base
  }

  #title(at: number): number | null {
    const found = markedTitle(this.#text, at)
    if (found === null) return null
    const { title, end } = found
    const behind = bracketBehindTitle(this.#text, end)
    const known = this.#shortNames.get(normaliseTitle(title)) ?? this.#ofKind(title)
    const afterBracket = behind?.end ?? end
    const parts = this.#partsBehind(afterBracket)
    const number = behind?.documentNumber ?? null
    if (known === undefined && parts === null && number === null && !looksLikeInstrument(title)) return end
    const issue = issueWordsBefore(this.#text, at, this.#last?.end ?? 0)
    const target: NamedTarget = known ?? {
      citedAs: title,
      documentNumber: number ?? issue.documentNumber,
      issuer: issue.issuer,
      issuedOn: issue.issuedOn,
    }
    if (behind?.shortName != null) this.#shortNames.set(normaliseTitle(behind.shortName), target)
    // A bracket that only agrees on a short name is no part of the citation, unless its parts follow.
    return this.#addNamed(at, parts?.end ?? behind?.numberEnd ?? end, target, parts)
  }

  /** 《办法》 where no short name was agreed on: the one of its kind that was named last, or that the text is about. */
  #ofKind(title: string): NamedTarget | undefined {
    if (!isBareInstrumentWord(title)) return undefined
    const { subject } = this.#context
    const named = this.#lastOfKind.get(title)
    return named ?? (subject !== undefined && instrumentWordOf(subject.citedAs) === title ? subject : undefined)
  }

  /** 本法所附《…表》, 车船税法所附《…表》: a part of the law; with 《》 around the law it is read behind the title. */
  #annexed(at: number, words: string): number | null {
    const parts = readOuterParts(this.#text, at + words.indexOf('所附'))
    if (parts === null) return null
    if (words.startsWith('本')) return this.#addOwn(at, parts.end, parts.eIds, {})
    const named = unmarkedNameBefore(this.#text, at, this.#last?.end ?? 0, this.#shortNames, this.#context.isTitle)
    return named === null ? null : this.#addNamed(named.start, parts.end, this.#targetOf(named.name), parts)
  }

  /** 该条第二款, 依照该款的规定: of the part cited last. 各该条 means several and is not read. */
  #pointed(at: number, end: number, words: string): number | null {
    const last = this.#last
    const { art, para, subpara } = last?.place ?? {}
    if (last === null || art === undefined) return null
    const isItem = words === '该项'
    if ((words !== '该条' && para === undefined && !isItem) || (isItem && subpara === undefined)) return null
    const base = {
      art,
      ...(words === '该条' || para === undefined ? {} : { para }),
      ...(isItem && subpara !== undefined ? { subpara } : {}),
    }
    const eId = eIdOf(base)
    const within = readParts(this.#text, end, { base })
    const isBare = within === null || within.first === 'art'
    if (isBare && (eId === null || !pointedAt.test(this.#text.slice(end, end + 4)))) return null
    const parts: CitedParts = isBare ? { end, eIds: eId === null ? [] : [eId], first: 'art', last: base } : within
    return this.#addLike(last.target, at, parts)
  }

  /** 本条例第X条, 本条第二款. */
  #self(at: number, partsAt: number, base: Place): number | null {
    const parts = readParts(this.#text, partsAt, { base, articles: this.#context.articles ?? [] })
    return parts === null ? null : this.#addOwn(at, parts.end, parts.eIds, parts.last)
  }

  #sameAsBefore(at: number, end: number, words: string): number | null {
    const target = this.#lastOfKind.get(words.slice(1))
    if (target === undefined) return null
    const parts = this.#partsBehind(end)
    return this.#addNamed(at, parts?.end ?? end, target, parts)
  }

  #relative(at: number, end: number, words: string): number | null {
    // Example: `此前款项`, `目前三项`, `提前三条`
    if (/[目提此先]$/.test(this.#text.slice(Math.max(0, at - 1), at))) return null
    const places = relativePlaces(words, this.#baseAt(at), this.#context.articles ?? [])
    const last = places.at(-1) ?? {}
    const parts = readParts(this.#text, end, { base: last })
    // 前款第三条 would begin anew.
    if (parts !== null && parts.first !== 'art') return this.#addOwn(at, parts.end, parts.eIds, parts.last)
    return this.#addOwn(at, end, eIdsOfPlaces(places), last)
  }

  /** 第X条 behind a name without marks, or alone; 第X款, 第X项 alone. */
  #part(at: number): number | null {
    const parts = readParts(this.#text, at, { base: this.#baseAt(at), articles: this.#context.articles ?? [] })
    if (parts === null) return null
    const { first, end } = parts
    if (first === 'para' || first === 'subpara') return this.#ownParagraph(at, parts)
    const from = this.#last?.end ?? 0
    // 民法总则第三条 is of that title, 刑法总则第三条 of 刑法.
    for (const nameEnd of new Set([at, this.#beforeConnector(at, from)])) {
      const named = unmarkedNameBefore(this.#text, nameEnd, from, this.#shortNames, this.#context.isTitle)
      if (named !== null) return this.#unmarked(named.start, named.name, at)
    }
    if (first !== 'art') return end
    const before = this.#text.slice(Math.max(0, at - 8), at)
    const ownNumber = this.#ownNumber(at, before)
    if (ownNumber !== null) {
      this.#glued = GluedArticle.at(this.#text, at, ownNumber)
      return at + ownNumber.length
    }
    if (numberGiven.test(before)) return this.#givenNumber(at, parts)
    return this.#bareArticle(at, parts)
  }

  /** The number that the article standing here bears itself; `null` where the words refer to an article. */
  #ownNumber(at: number, before: string): string | null {
    const number = articleNumber.exec(this.#text.slice(at, at + 24))?.[0]
    if (number === undefined || !paragraphStart.test(before)) return null
    const rest = this.#text.slice(at + number.length, at + number.length + 4)
    // A leaf has its number beside its words: a cell with `第253条之一 （《刑法修正案（七）》` refers.
    if (this.#context.eId !== undefined && /^\s*(?:[（(]|$)/.test(rest) && !/。\s*$/.test(before)) return null
    return ownNumberFollows.test(rest) ? number : null
  }

  #beforeConnector(at: number, from: number): number {
    // Example: `刑法分则第`, `民法典中第`
    const words = /(?:的|中的?|之)?(?:总则|分则|附则)?\s?$/.exec(this.#text.slice(Math.max(from, at - 6), at))
    return at - (words?.[0].length ?? 0)
  }

  #unmarked(start: number, name: string, partsAt: number): number | null {
    const parts = readParts(this.#text, partsAt)
    if (parts === null) return null
    return this.#addNamed(start, parts.end, this.#targetOf(name), parts)
  }

  #targetOf(name: string): NamedTarget {
    const known = this.#shortNames.get(normaliseTitle(name))
    return known ?? { citedAs: name, documentNumber: null, issuer: null, issuedOn: null }
  }

  /** 原第四条作为第五条 names an article of the same amended law twice; in 增加一条作为第五条 nothing is cited. */
  #givenNumber(at: number, parts: CitedParts): number {
    const last = this.#last
    if (last === null || last.target.isSelf || last.place === null) return parts.end
    const between = this.#text.slice(last.end, at)
    return between.length <= 12 && renumbered.test(between) ? this.#addLike(last.target, at, parts) : parts.end
  }

  #bareArticle(at: number, parts: CitedParts): number {
    const last = this.#last
    if (last !== null && continued.test(this.#text.slice(last.end, at)) && at - last.end <= 24) {
      return this.#addLike(last.target, at, parts)
    }
    const { subject, articles = [] } = this.#context
    if (subject !== undefined) return this.#addNamed(at, parts.end, subject, parts)
    // A number the text itself does not reach is of the text named before.
    const number = parts.last.art
    if (articles.length > 0 && number !== undefined && !articles.includes(number)) {
      if (this.#lastNamed !== null) return this.#addNamed(at, parts.end, this.#lastNamed, parts)
    }
    return this.#addOwn(at, parts.end, parts.eIds, parts.last)
  }

  /** 第一款规定的 within its article; after another law's article that article's. */
  #ownParagraph(at: number, parts: CitedParts): number | null {
    const before = this.#text.slice(Math.max(0, at - 8), at)
    if (numberGiven.test(before) || renumbered.test(this.#text.slice(parts.end, parts.end + 10))) return parts.end
    const last = this.#last
    const isContinued = last !== null && continued.test(this.#text.slice(last.end, at)) && at - last.end <= 24
    if (last !== null && last.place?.art !== undefined && isContinued) {
      const within = readParts(this.#text, at, { base: last.place })
      return within === null ? null : this.#addLike(last.target, at, within)
    }
    return this.#addOwn(at, parts.end, parts.eIds, parts.last)
  }

  #number(at: number): number | null {
    const found = standaloneNumber(this.#text, at, this.#last?.end ?? 0)
    if (found === null) return null
    if (found.target === null) return found.end
    const { start, end, target } = found
    const citation = { start, end, text: this.#text.slice(start, end), target: { ...target, isSelf: false, eIds: [] } }
    this.#citations.push(citation)
    this.#last = { end, target: citation.target, place: null }
    return end
  }

  #partsBehind(at: number): CitedParts | null {
    const outer = readOuterParts(this.#text, at)
    if (outer !== null) return outer
    connector.lastIndex = at
    const between = connector.exec(this.#text)
    return between === null ? null : readParts(this.#text, at + between[0].length)
  }

  /** 本条, 本款, 本项: the place as far as the level named. */
  #placeOfWords(words: string, at: number): Place {
    const { art, para, subpara } = this.#baseAt(at)
    if (art === undefined) return {}
    if (words.startsWith('本条')) return { art }
    if (words.startsWith('本款')) return { art, ...(para === undefined ? {} : { para }) }
    return { art, ...(para === undefined ? {} : { para }), ...(subpara === undefined ? {} : { subpara }) }
  }

  /** Parts of the text that a citation before them is of. */
  #addLike(target: TargetDescription, start: number, parts: CitedParts): number {
    return target.isSelf
      ? this.#addOwn(start, parts.end, parts.eIds, parts.last)
      : this.#addNamed(start, parts.end, target, parts)
  }

  #addNamed(start: number, end: number, named: NamedTarget, parts: CitedParts | null): number {
    const { citedAs, documentNumber, issuer, issuedOn } = named
    const kind = instrumentWordOf(citedAs)
    if (kind !== null) this.#lastOfKind.set(kind, named)
    this.#lastNamed = named
    const target = { citedAs, isSelf: false, documentNumber, issuer, issuedOn, eIds: parts?.eIds ?? [] }
    return this.#add(start, end, target, parts?.last ?? null)
  }

  #addOwn(start: number, end: number, eIds: readonly string[], place: Place): number {
    const citedAs = this.#text.slice(start, end)
    const target = { citedAs, isSelf: true, documentNumber: null, issuer: null, issuedOn: null, eIds }
    return this.#add(start, end, target, place)
  }

  #add(start: number, end: number, target: TargetDescription, place: Place | null): number {
    this.#citations.push({ start, end, text: this.#text.slice(start, end), target })
    this.#last = { end, target, place }
    return end
  }
}

function eIdsOfPlaces(places: readonly Place[]): readonly string[] {
  return places.map(eIdOf).filter((eId) => eId !== null)
}
