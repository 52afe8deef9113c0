/**
 * The first `count` of `items` in the order of `compare`, sorted, without sorting the rest: a page is short and what
 * matches may be the whole collection. `compare` must tell every two items apart.
 */
export function bestOf<T>(items: Iterable<T>, count: number, compare: (a: T, b: T) => number): T[] {
  // a heap with the worst of the best on top
  const heap: T[] = []
  const at = (index: number): T => heap[index] as T
  const swap = (a: number, b: number): void => {
    const held = at(a)
    heap[a] = at(b)
    heap[b] = held
  }
  const sink = (): void => {
    for (let index = 0; ; ) {
      let worst = index
      for (const child of [2 * index + 1, 2 * index + 2]) {
        if (child < heap.length && compare(at(child), at(worst)) > 0) worst = child
      }
      if (worst === index) return
      swap(index, worst)
      index = worst
    }
  }
  for (const item of items) {
    if (heap.length < count) {
      heap.push(item)
      for (let index = heap.length - 1; index > 0; ) {
        const parent = (index - 1) >> 1
        if (compare(at(index), at(parent)) <= 0) break
        swap(index, parent)
        index = parent
      }
    } else if (count > 0 && compare(item, at(0)) < 0) {
      heap[0] = item
      sink()
    }
  }
  return heap.sort(compare)
}
