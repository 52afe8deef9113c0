import type { RegionCode } from '../../data/model/work.ts'
import { isWithinRegion, regionByName } from '../../data/reference/regions.ts'

/** Names of places have 2 to 12 characters. */
const shortest = 2
const longest = 12

/** The place a title or issuer opens with, by the longest name the region table knows; `null` where it knows none. */
export function placeAtStart(words: string): { readonly name: string; readonly code: RegionCode } | null {
  for (let length = Math.min(longest, words.length); length >= shortest; length--) {
    const name = words.slice(0, length)
    const code = regionByName(name)
    if (code !== null && isWholeName(name, words)) return { name, code }
  }
  return null
}

/** Two characters that only begin a longer name are no place. Example: `北京市`, `汕头经济特区` but not `长江保护` */
function isWholeName(name: string, words: string): boolean {
  // Example: `浙江省`, `市`, `景宁畲族自治县`
  if (/[省市区县州旗盟]$/.test(name)) return true
  const after = words.slice(name.length)
  return (
    after === '' ||
    /^(?:省|市|自治|经济特区|特区|地区|人大|人民|政府|实施|新区|高新|[一-龥]*(?:条例|规定|办法|规则|细则|决定|决议))/.test(
      after,
    )
  )
}

/**
 * The region whose instrument it is: that of its issuer, else that its title opens with, both only within `province`;
 * else `province` itself, which is where the source files it; `null` where nothing tells.
 */
export function regionOfInstrument(
  issuers: readonly string[],
  title: string,
  province: RegionCode | null,
): RegionCode | null {
  for (const words of [...issuers, title]) {
    const place = placeAtStart(words)
    if (place !== null && (province === null || isWithinRegion(place.code, province))) return place.code
  }
  return province
}
