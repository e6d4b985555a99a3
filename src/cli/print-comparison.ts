import { type Comparison, rowNames, visiblyDifferent } from '../index.ts'
import { rowsAsTable } from './print-rows.ts'

type Example = Comparison['examples'][number]

/** For people: counts, schema, columns and the first rows that differ. */
export function comparisonAsText(found: Comparison, width: number): string {
  const number = (count: number) => count.toLocaleString('en')
  const rows = (count: number) => `${number(count)} ${count === 1 ? 'row' : 'rows'}`
  const head = [
    `A  ${found.a}, ${rows(found.rowsA)}`,
    `B  ${found.b}, ${rows(found.rowsB)}`,
    found.key.length > 0
      ? `Rows are told apart by ${found.key.join(', ')}.`
      : 'No key is known: rows are compared as a whole (--key names one).',
  ]
  const duplicates = found.duplicateKeysA + found.duplicateKeysB
  if (duplicates > 0) head.push(`${number(duplicates)} rows share their key with another row.`)
  const parts = [`${head.join('\n')}\n`]
  if (found.schema.length > 0) {
    const rows = found.schema.map(({ column, a, b }) => [column, a ?? 'missing', b ?? 'missing'])
    parts.push(rowsAsTable({ columns: ['column', 'type in A', 'type in B'], rows }, width))
  }
  if (found.columns.length > 0) {
    const rows = found.columns.map(({ column, changed, rate }) => [
      column,
      changed,
      `${(rate * 100).toPrecision(3)} %`,
    ])
    parts.push(rowsAsTable({ columns: ['column', 'rows changed', 'of all'], rows }, width))
  }
  if (found.examples.length > 0) parts.push(examplesAsText(found.examples, width, wholeRow(found)))
  return parts.join('\n')
}

const wholeRow = ({ key, compared }: Comparison) => (key.length === 0 ? compared : [])

/** `columns`: of the whole row, where rows have no key. */
export function examplesAsText(
  examples: readonly Example[],
  width: number,
  columns: readonly string[],
  a = 'A',
  b = 'B',
): string {
  const names = rowNames(examples, columns)
  const rows = examples.flatMap(({ kind, cells }, index) => {
    const text = names[index]!
    if (kind === 'only-a') return [[text, '(only here)', '', '']].map(([k, here]) => [k!, '', here!, ''])
    if (kind === 'only-b') return [[text, '', '', '(only here)']]
    return cells.map((cell) => [text, cell.column, ...visiblyDifferent(cell.a, cell.b)])
  })
  return rowsAsTable({ columns: ['key', 'column', a, b], rows }, width)
}
