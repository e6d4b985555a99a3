/** The candidate nearest to a misspelled name, if any is near enough to be meant. */
export function didYouMean(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = fold(name)
  let best: string | undefined
  let bestDistance = Math.floor(Math.max(wanted.length, 3) / 3) + 1
  for (const candidate of candidates) {
    if (candidate === name) continue
    const folded = fold(candidate)
    const limit = best === undefined ? bestDistance : bestDistance + 1
    if (Math.abs(folded.length - wanted.length) >= limit) continue
    const distance = folded === wanted ? 0 : editDistance(wanted, folded, limit)
    // Between equally near names the first by spelling, so that the answer does not hang on the order of files.
    if (distance < bestDistance || (best !== undefined && distance === bestDistance && candidate < best)) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

/** Case and the kind of separator are what people get wrong most; they cost nothing. */
function fold(name: string): string {
  return name.toLowerCase().replaceAll('-', '_')
}

/** Optimal string alignment: insert, delete, replace, swap of neighbours; gives up at `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let smallest = i
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, before[j - 2]! + 1)
      row.push(least)
      smallest = Math.min(smallest, least)
    }
    if (smallest >= limit) return limit
    before = previous
    previous = row
  }
  return previous[b.length]!
}
