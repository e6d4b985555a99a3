import type { Comparison } from './comparison.ts'

/** One line for people: what differs, or how much is equal. */
export function describeComparison(found: Comparison, a = 'A', b = 'B'): string {
  const parts = found.schema
    .filter(({ kind }) => kind !== 'type')
    .map(({ column, kind }) => `column "${column}" is missing in ${kind === 'missing-in-a' ? a : b}`)
  if (found.onlyA > 0) parts.push(`${count(found.onlyA)} only in ${a}`)
  if (found.onlyB > 0) parts.push(`${count(found.onlyB)} only in ${b}`)
  if (found.changed > 0) {
    const columns = found.columns.map(({ column }) => column)
    const more = columns.length > 4 ? `${columns.slice(0, 4).join(', ')}, ...` : columns.join(', ')
    parts.push(`${count(found.changed)} changed (${more})`)
  }
  if (found.leftOut === 0) return parts.length === 0 ? `${count(found.rowsA)}, all equal` : parts.join('; ')
  const said = parts.length === 0 ? 'all equal' : parts.join('; ')
  return `${said}; left out: ${count(found.leftOut)} that changed in ${a} since`
}

function count(rows: number): string {
  return `${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}`
}
