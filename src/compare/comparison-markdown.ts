import type { Comparison } from './comparison.ts'
import { describeComparison } from './describe-comparison.ts'
import { rowNames } from './row-names.ts'
import { visiblyDifferent } from './visible-text.ts'

export interface NamedComparison {
  readonly name: string
  readonly comparison: Comparison
}

/** For a pull request: a table of what differs, and below it the columns and the first rows of each. */
export function comparisonMarkdown(list: readonly NamedComparison[]): string {
  const differing = list.filter(({ comparison }) => !comparison.equal)
  const head =
    differing.length === 0
      ? `**No differences** in ${list.length} ${list.length === 1 ? 'relation' : 'relations'}.`
      : `**${differing.length} of ${list.length}** ${list.length === 1 ? 'relation' : 'relations'} ${differing.length === 1 ? 'differs' : 'differ'}.`
  const summary = table(
    ['relation', 'rows A', 'rows B', 'only in A', 'only in B', 'changed', 'schema'],
    list.map(({ name, comparison: { rowsA, rowsB, onlyA, onlyB, changed, schema } }) => [
      code(name),
      ...[rowsA, rowsB, onlyA, onlyB, changed].map(number),
      schema.length === 0 ? '' : `${schema.length} ${schema.length === 1 ? 'column' : 'columns'}`,
    ]),
  )
  return `${['### Data diff', head, summary, ...differing.map(details)].join('\n\n')}\n`
}

function details({ name, comparison }: NamedComparison): string {
  const { a, b, key, schema, columns, examples } = comparison
  const parts = [
    `A is ${code(a)}, B is ${code(b)}; ${key.length === 0 ? 'rows compared as a whole' : `key ${key.map(code).join(', ')}`}.`,
  ]
  if (schema.length > 0) {
    const rows = schema.map((one) => [code(one.column), one.a ?? 'missing', one.b ?? 'missing'])
    parts.push(table(['column', 'type in A', 'type in B'], rows))
  }
  if (columns.length > 0) {
    const rows = columns.map(({ column, changed, rate }) => [code(column), number(changed), percent(rate)])
    parts.push(table(['column', 'rows changed', 'of all'], rows))
  }
  const names = rowNames(examples, key.length === 0 ? comparison.compared : [])
  const rows = examples.flatMap(({ kind, cells }, index) => {
    const text = names[index]!
    if (kind !== 'changed')
      return [[code(text), '', kind === 'only-a' ? 'row' : '', kind === 'only-b' ? 'row' : '']]
    return cells.map(({ column, a, b }) => [code(text), code(column), ...visiblyDifferent(a, b).map(code)])
  })
  if (rows.length > 0) parts.push(table(['key', 'column', 'A', 'B'], rows))
  const title = `${escapeHtml(name)}: ${escapeHtml(describeComparison(comparison))}`
  return `<details><summary>${title}</summary>\n\n${parts.join('\n\n')}\n\n</details>`
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')
}

/** As code, whatever stands in it: a longer fence than any inside, and no end of the cell or the line. */
function code(text: string): string {
  const flat = text.replace(/[\r\n]+/g, '⏎').replaceAll('|', '\\|')
  const fence = '`'.repeat(1 + Math.max(0, ...[...flat.matchAll(/`+/g)].map((match) => match[0].length)))
  const space = flat.startsWith('`') || flat.endsWith('`') || flat === '' ? ' ' : ''
  return `${fence}${space}${flat}${space}${fence}`
}

const number = (count: number) => count.toLocaleString('en')

export function percent(rate: number): string {
  const hundredths = rate * 100
  return `${hundredths > 0 && hundredths < 0.01 ? '< 0.01' : hundredths.toFixed(2)} %`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replace(/\s+/g, ' ')
}
