import type { Expression, Lambda } from '../ast.ts'
import { call, column, identifier, number } from '../ast-builders.ts'
import { walk } from '../walk.ts'

/** `list_transform(list, lambda name: body(name))`. */
export function mapped(
  list: Expression,
  name: string,
  body: (element: Expression) => Expression,
): Expression {
  const { start, end } = list
  const lambda: Lambda = {
    kind: 'lambda',
    parameters: [identifier(list, name)],
    body: body(column(list, name)),
    start,
    end,
  }
  return call(list, 'list_transform', [list, lambda])
}

/** The body with the value bound to a name, so that it is computed once wherever the body uses it. */
export function bound(value: Expression, name: string, body: (value: Expression) => Expression): Expression {
  if (value.kind === 'column' || value.kind === 'null') return body(value)
  const { start, end } = value
  const list: Expression = { kind: 'array', elements: [value], start, end }
  const base = mapped(list, name, body)
  return { kind: 'subscript', base, index: number(value, 1), access: 'plain', start, end }
}

/** The same for several values, which the body gets in their order. */
export function boundAll(
  values: readonly Expression[],
  name: string,
  body: (values: readonly Expression[]) => Expression,
): Expression {
  const [only] = values
  if (only === undefined) return body([])
  if (values.length === 1) return bound(only, name, (value) => body([value]))
  const { start, end } = only
  const fields = values.map(
    (value, index) =>
      ({ kind: 'struct-field', name: identifier(only, `v${index}`, true), value, start, end }) as const,
  )
  const struct: Expression = { kind: 'struct', tuple: false, fields, start, end }
  return bound(struct, name, (row) =>
    body(
      values.map((_, index) => ({
        kind: 'field',
        base: row,
        name: identifier(only, `v${index}`),
        start,
        end,
      })),
    ),
  )
}

/** A field of a struct by its place, which is what a field without name is found by. */
export function fieldAt(struct: Expression, index: number): Expression {
  if (struct.kind === 'struct') return struct.fields[index]!.value
  return call(struct, 'struct_extract_at', [struct, number(struct, index + 1)])
}

/** How many nodes an expression has. */
export function sizeOf(expression: Expression): number {
  let count = 0
  walk(expression, (node) => {
    if (node.kind !== 'identifier') count++
    return true
  })
  return count
}
