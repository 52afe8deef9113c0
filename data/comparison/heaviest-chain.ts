/** Two places that belong together, and how much that counts. */
export interface WeightedPair {
  readonly from: number
  readonly to: number
  readonly weight: number
}

/**
 * The heaviest choice of pairs that rise in both texts at once, so that no two cross: with what they leave out as cost,
 * the cheapest alignment that keeps the order. O(k log k) in the number of pairs; ties are decided by their places.
 */
export function heaviestChain<P extends WeightedPair>(pairs: readonly P[]): readonly P[] {
  // Among pairs of one `from`, later `to` first, so that none is built upon another of them.
  const ordered = [...pairs].sort((a, b) => a.from - b.from || b.to - a.to)
  const length = ordered.reduce((most, { to }) => Math.max(most, to), -1) + 1
  // A Fenwick tree over `to`: the heaviest chain that ends at or before a place.
  const best: (Link<P> | undefined)[] = new Array(length + 1)
  for (const pair of ordered) {
    let before: Link<P> | undefined
    for (let place = pair.to; place > 0; place -= place & -place) {
      const link = best[place]
      if (link !== undefined && (before === undefined || link.weight > before.weight)) before = link
    }
    const link: Link<P> = { pair, weight: pair.weight + (before?.weight ?? 0), before }
    for (let place = pair.to + 1; place <= length; place += place & -place) {
      const known = best[place]
      if (known === undefined || link.weight > known.weight) best[place] = link
    }
  }
  let last: Link<P> | undefined
  for (let place = length; place > 0; place -= place & -place) {
    const link = best[place]
    if (link !== undefined && (last === undefined || link.weight > last.weight)) last = link
  }
  const chain: P[] = []
  for (let link = last; link !== undefined; link = link.before) chain.push(link.pair)
  return chain.reverse()
}

interface Link<P> {
  readonly pair: P
  readonly weight: number
  readonly before: Link<P> | undefined
}
