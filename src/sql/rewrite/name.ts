import type { RangeVariable, Resolution } from '../analysis.ts'
import type { ColumnReference, Expression, Field, Span, StructField } from '../ast.ts'
import { call, identifier, string } from '../ast-builders.ts'
import type { SqlType } from '../types.ts'
import { holdsBignumeric } from '../values/bignumeric.ts'
import type { Rewriting } from './context.ts'
import { placed } from './context.ts'
import { readColumn } from './stored.ts'

/** A dotted path as DuckDB resolves it to the very same thing. */
export function rewriteColumn(node: ColumnReference, to: Rewriting): Expression {
  const found = to.analysis.resolve(node)
  return found === undefined ? node : resolvedColumn(node, found, to)
}

export function resolvedColumn(node: ColumnReference, found: Resolution, to: Rewriting): Expression {
  switch (found.kind) {
    case 'column':
      if (found.byStar && found.source.name !== undefined) return ofTable(node, found, found.source.name)
      if (found.source.kind === 'array') return elementField(node, found, to)
      return found.source.kind === 'target' ? targetColumn(node, found) : jsonPath(node, found)
    case 'element':
      return element(node, found, to)
    case 'alias':
      return aliasUse(node, found, to)
    case 'variable': {
      const value = to.variables.get(node.parts[0]?.name.toLowerCase() ?? '')
      return value === undefined ? node : path(value, node, found.used)
    }
    case 'row':
      return found.hidden ? writtenRow(node, found.source) : node
  }
}

/** The row as a struct of its columns, where its name alone would be taken for a column's. */
function writtenRow(node: ColumnReference, { outputs }: RangeVariable): Expression {
  if (outputs === undefined) return node
  const { start, end } = node
  const fields = outputs.map(
    ({ name }): StructField => ({
      kind: 'struct-field',
      name: identifier(node, name, true),
      value: { ...node, parts: [node.parts[0]!, identifier(node, name, true)] },
      start,
      end,
    }),
  )
  return { kind: 'struct', tuple: false, fields, start, end }
}

function ofTable(
  node: ColumnReference,
  found: Extract<Resolution, { kind: 'column' }>,
  table: string,
): Expression {
  const parts = [identifier(node, table), ...node.parts]
  return jsonPath({ ...node, parts }, { ...found, used: found.used + 1 })
}

/** How the column of an UNNEST is called: the alias, qualified by itself. */
export function elementColumn(source: RangeVariable, node: Span, to: Rewriting): Expression {
  const name = to.elementName(source.node) ?? source.name ?? ''
  return {
    kind: 'column',
    parts: [identifier(node, name), identifier(node, name)],
    start: node.start,
    end: node.end,
  }
}

function element(
  node: ColumnReference,
  found: Extract<Resolution, { kind: 'element' }>,
  to: Rewriting,
): Expression {
  if (found.source.kind === 'offset') return node
  return path(elementColumn(found.source, node, to), node, found.used)
}

/** A field of an element that is a struct, named with or without the alias: `li.sku`, `sku`. */
function elementField(
  node: ColumnReference,
  found: Extract<Resolution, { kind: 'column' }>,
  to: Rewriting,
): Expression {
  return path(elementColumn(found.source, node, to), node, found.used - 1)
}

/** `base` followed by the parts of the path from `from` on. */
function path(base: Expression, node: ColumnReference, from: number): Expression {
  let result = base
  for (const part of node.parts.slice(from)) {
    result = { kind: 'field', base: result, name: part, start: node.start, end: node.end }
  }
  return result
}

function jsonFields(base: Expression, node: ColumnReference, from: number): Expression {
  return node.parts.slice(from).reduce((value, part) => jsonField(value, part.name, node), base)
}

function jsonField(value: Expression, name: string, node: Expression): Expression {
  return call(node, 'json_extract', [value, string(node, `$."${name.replaceAll('"', '\\"')}"`)])
}

/** Fields of a JSON column are read by path; fields of a struct stay a dotted path. */
function jsonPath(node: ColumnReference, found: Extract<Resolution, { kind: 'column' }>): Expression {
  const { used } = found
  if (node.parts.length === used || columnType(found)?.kind !== 'json') return node
  const column: ColumnReference = { ...node, parts: node.parts.slice(0, used) }
  return jsonFields(column, node, used)
}

function targetColumn(node: ColumnReference, found: Extract<Resolution, { kind: 'column' }>): Expression {
  const type = columnType(found)
  return type !== undefined && holdsBignumeric(type) && node.parts.length === found.used
    ? readColumn(node, type)
    : jsonPath(node, found)
}

function columnType(found: Extract<Resolution, { kind: 'column' }>): SqlType | undefined {
  const wanted = found.column.toLowerCase()
  return found.source.outputs?.find((output) => output.name.toLowerCase() === wanted)?.type
}

export function rewriteField(node: Field, to: Rewriting): Expression {
  const base = to.expression(node.base)
  if (to.typeOf(node.base).kind === 'json') return jsonField(base, node.name.name, node)
  return { ...node, base }
}

/** An alias of the select list stands for its expression; DuckDB would look for a column of that name first. */
function aliasUse(
  node: ColumnReference,
  found: Extract<Resolution, { kind: 'alias' }>,
  to: Rewriting,
): Expression {
  if (found.item === undefined || found.item.expression.kind === 'star') return node
  const value = placed(to.expression(found.item.expression), node)
  return node.parts
    .slice(found.used)
    .reduce<Expression>(
      (base, part) => ({ kind: 'field', base, name: part, start: node.start, end: node.end }),
      value,
    )
}
