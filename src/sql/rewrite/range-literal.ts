import type { Expression } from '../ast.ts'
import { identifier, nullLiteral } from '../ast-builders.ts'
import type { RangeType } from '../types.ts'
import { coerce } from '../values/coerce.ts'
import { readers } from '../values/literal.ts'
import { timeLiteral } from '../values/time-literal.ts'
import type { Rewriting } from './context.ts'
import { reject } from './context.ts'

/** `[2024-01-01, 2024-02-01)` as a struct of its bounds. */
export function rangeLiteral(at: Expression, text: string, type: RangeType, to: Rewriting): Expression {
  const found = /^\[\s*(.*?)\s*,\s*(.*?)\s*\)$/.exec(text.trim())
  const { kind } = type.element
  if (found === null || (kind !== 'date' && kind !== 'datetime' && kind !== 'timestamp'))
    return reject(
      to,
      at,
      `"${text}" is no RANGE that can be read.`,
      "Write RANGE<DATE> '[2024-01-01, 2024-02-01)'.",
    )
  const bound = (written: string): Expression => {
    if (/^(UNBOUNDED|NULL)$/i.test(written)) return coerce(nullLiteral(at), { kind: 'null' }, type.element)
    const value = readers[kind](written)
    return value === undefined
      ? reject(to, at, `"${written}" is no ${kind.toUpperCase()} that can be read.`)
      : timeLiteral(at, kind, value)
  }
  const { start, end } = at
  const field = (name: string, value: Expression) =>
    ({ kind: 'struct-field', name: identifier(at, name, true), value, start, end }) as const
  const fields = [field('range_start', bound(found[1]!)), field('range_end', bound(found[2]!))]
  return { kind: 'struct', tuple: false, fields, start, end }
}
