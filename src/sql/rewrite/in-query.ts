import type { OutputColumn } from '../analysis.ts'
import type { Expression, InQuery, Query } from '../ast.ts'
import { call, column, derivedTable, not, query as queryOf, select, selectItem } from '../ast-builders.ts'
import { duckdb } from '../functions/template.ts'
import type { SqlType } from '../types.ts'
import { structOf } from '../types.ts'
import { coerce } from '../values/coerce.ts'
import { structEquality } from '../values/struct-equality.ts'
import { anonymousField } from '../values/type-name.ts'
import type { Rewriting } from './context.ts'
import { refuse } from './context.ts'
import { mayBeNan } from './float.ts'
import { givesStructs } from './set-operation.ts'

export function inQuery(node: InQuery, to: Rewriting): Expression {
  const operand = to.expression(node.operand)
  const query = to.query(node.query, 'value')
  const type = to.typeOf(node.operand)
  const row = rowType(node.query, to.analysis.outputOf(node.query.body))
  if (row !== undefined && (type.kind === 'bignumeric') !== (row.kind === 'bignumeric')) {
    if (row.kind === 'bignumeric') return { ...node, operand: coerce(operand, type, row), query }
    return refuse(to, node, 'IN of a BIGNUMERIC needs a query that gives BIGNUMERIC.', 'Cast its column.')
  }
  if (type.kind === 'float64' && row?.kind === 'float64' && mayBeNan(node.operand, to)) {
    const tagged = (text: string, value: Expression): Expression => duckdb(text, [value], node)
    return {
      ...node,
      operand: tagged("CASE WHEN $1 IS NULL THEN NULL ELSE {'v': $1, 'nan': isnan($1)} END", operand),
      query: overValues(node, query, to, (value) =>
        tagged("CASE WHEN $1 IS NULL THEN NULL ELSE {'v': $1, 'nan': false} END", value),
      ),
    }
  }
  if (type.kind !== 'struct' || row === undefined) return { ...node, operand, query }
  return structInQuery(node, operand, type, query, row, to)
}

/** Structs are equal field by field: NULL fields leave it open, NaN is not equal. */
function structInQuery(
  node: InQuery,
  operand: Expression,
  type: SqlType,
  query: Query,
  row: SqlType,
  to: Rewriting,
): Expression {
  const { start, end } = node
  const tests = overValues(node, query, to, (value) => {
    const equal = structEquality(node, operand, type, value, row)
    return call(node, 'bq_any_true', [call(node, 'list', [equal ?? value])])
  })
  const test: Expression = { kind: 'subquery', query: tests, start, end }
  return node.negated ? not(node, test) : test
}

/** A query over the one column of another. */
function overValues(
  node: InQuery,
  query: Query,
  to: Rewriting,
  item: (value: Expression) => Expression,
): Query {
  const [table, name] = [to.fresh('rows'), to.fresh('value')]
  const items = [selectItem(node, item(column(node, table, name)))]
  return queryOf(node, select(node, items, derivedTable(node, query, table, [name])))
}

function rowType(query: Query, outputs: readonly OutputColumn[] | undefined): SqlType | undefined {
  if (outputs === undefined) return undefined
  if (givesStructs(query.body)) {
    return structOf(
      outputs.map(({ name, type }, index) => ({ name: name === '' ? anonymousField(index) : name, type })),
    )
  }
  return outputs[0]?.type
}
