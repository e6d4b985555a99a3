import type { RowExample } from './comparison.ts'
import { visibleText } from './visible-text.ts'

/**
 * What each row is called among the others that are shown: its key, or, where whole rows were compared (`columns` names
 * all of the row), the columns in which the shown rows are not all the same.
 */
export function rowNames(
  examples: readonly Pick<RowExample, 'key'>[],
  columns: readonly string[],
): readonly string[] {
  const [first] = examples
  const isWhole = first !== undefined && first.key.length > 1 && first.key.length === columns.length
  if (!isWhole) return examples.map(({ key }) => key.map(visibleText).join(', '))
  const telling = columns.flatMap((_, at) =>
    examples.some(({ key }) => key[at] !== first.key[at]) ? [at] : [],
  )
  const shown = telling.length === 0 ? columns.map((_, at) => at) : telling
  // Short values first: the end of a long name is cut off in a terminal.
  const length = (at: number) => Math.max(...examples.map(({ key }) => key[at]?.length ?? 0))
  shown.sort((one, other) => length(one) - length(other))
  return examples.map(({ key }) => shown.map((at) => `${columns[at]} = ${visibleText(key[at])}`).join(', '))
}
