import { fold } from './fold.ts'

/** A word as far as it can be told without a dictionary, with the white space after it. */
export interface Token {
  readonly text: string
  /** Equal for tokens that differ in formatting alone. */
  readonly key: string
}

/**
 * A line end; the number of an item (（十二）); the two names of the country, which would share a character; a number of a
 * provision (第一百二十条之一, 第3款); a number in digits (１２.５), in Chinese numerals
 * (二〇二一, 二OO五), a word in Latin letters; a run of dashes or dots; else one character. Then the white space after it.
 */
const word =
  /\n|(?:[（(][一二三四五六七八九十\d]+[）)]|中华人民共和国|中国|第[一二三四五六七八九十百千万零〇○两\d０-９]+[编章节条款项目](?:之[一二三四五六七八九十]+)?|[\d０-９]+(?:[.．][\d０-９]+)*|[一二三四五六七八九〇][OＯoｏ0０〇零○一二三四五六七八九十百千万亿]*|[十百千万亿零○两][零〇○一二三四五六七八九十百千万亿]*|[\p{Script=Latin}Ａ-Ｚａ-ｚ]+|[—―–－─-]+|[…⋯.]+|[^\n])(?:[^\S\n]|[\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff])*/gu

/** A letter O or digit 0 that stands for 〇 within Chinese numerals: 二OO五, 二0二一. */
const zeroInNumerals = /(?<=^[一二三四五六七八九〇].*)[Oo0]/g

/** A text as its words, in order; joined they give the text back. */
export function toTokens(text: string): readonly Token[] {
  return (text.match(word) ?? []).map((piece) => ({ text: piece, key: keyOf(piece) }))
}

function keyOf(piece: string): string {
  if (piece === '\n') return piece
  return fold(piece).replace(zeroInNumerals, '〇').replace(runOfDashes, '-').replace(runOfDots, '…')
}

/** 一至五——六: two dashes or one. */
const runOfDashes = /^-+$/

/** ……, … or ......; a single dot is a full stop. */
const runOfDots = /^(?:…+|\.{3,})$/
