/**
 * Results in the order of `items`; at most `workers` of them are at work at once. When one fails no more are begun, and
 * it rejects as soon as those at work have ended.
 */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  workers: number,
  work: (item: Item, at: number) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = []
  let next = 0
  let failed = false
  const worker = async (): Promise<void> => {
    while (!failed && next < items.length) {
      const at = next++
      try {
        results[at] = await work(items[at]!, at)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const count = Math.max(1, Math.min(workers, items.length))
  const ends = await Promise.allSettled(Array.from({ length: count }, worker))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
  return results
}
