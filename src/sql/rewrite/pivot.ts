import type {
  Call,
  ColumnReference,
  DerivedTable,
  Expression,
  FromItem,
  Pivot,
  SelectItem,
  Star,
  Unpivot,
} from '../ast.ts'
import { binary, identifier, isNull } from '../ast-builders.ts'
import { walk } from '../walk.ts'
import type { Rewriting } from './context.ts'
import { refuse } from './context.ts'

/**
 * PIVOT as what it means: grouping by every column that it does not name, one filtered aggregate per value. DuckDB's
 * own PIVOT names its columns otherwise.
 */
export function rewritePivot(node: Pivot, to: Rewriting): DerivedTable {
  const [pivoted, second] = node.columns
  if (pivoted === undefined || second !== undefined || pivoted.values === undefined) {
    return refuse(
      to,
      node,
      'This form of PIVOT is not GoogleSQL.',
      'Write PIVOT(aggregate FOR column IN (values)).',
    )
  }
  const used = new Map<string, ColumnReference>()
  for (const source of [...node.aggregates.map((each) => each.expression), pivoted.column])
    collect(source, used)
  const span = { start: node.start, end: node.end }
  const star: Star = { kind: 'star', except: [...used.values()], replace: [], rename: [], ...span }
  const items = pivoted.values.flatMap((value) =>
    node.aggregates.map((aggregate) => pivotItem(aggregate, pivoted.column, value, to)),
  )
  return {
    kind: 'derived-table',
    query: {
      kind: 'query',
      body: {
        kind: 'select',
        distinct: false,
        distinctOn: [],
        items: [{ kind: 'select-item', expression: star, ...span }, ...items],
        from: to.from(node.input),
        groupBy: { kind: 'group-by', all: true, items: [], ...span },
        windows: [],
        ...span,
      },
      orderBy: [],
      ...span,
    },
    alias: node.alias,
    ...span,
  }
}

function collect(source: Expression, into: Map<string, ColumnReference>): void {
  walk(source, (child) => {
    if (child.kind !== 'column') return true
    const last = child.parts[child.parts.length - 1]
    if (last !== undefined) into.set(last.name.toLowerCase(), { ...child, parts: [last] })
    return false
  })
}

function pivotItem(aggregate: SelectItem, over: Expression, value: SelectItem, to: Rewriting): SelectItem {
  const call = aggregate.expression
  if (call.kind !== 'call') return refuse(to, call, 'PIVOT takes an aggregate function.')
  const filter =
    value.expression.kind === 'null' ? isNull(value, over) : binary(value, over, '=', value.expression)
  const filtered: Call = { ...call, filter }
  const suffix = value.alias?.name ?? valueName(value.expression, to)
  const name = aggregate.alias === undefined ? suffix : `${aggregate.alias.name}_${suffix}`
  return { ...aggregate, expression: to.expression(filtered), alias: identifier(value, name) }
}

/** The column's name that BigQuery makes of a value without alias. */
function valueName(value: Expression, to: Rewriting): string {
  switch (value.kind) {
    case 'string':
      return value.value
    case 'null':
      return 'NULL'
    case 'boolean':
      return value.value ? 'TRUE' : 'FALSE'
    case 'number':
      return `_${value.text.replace('.', '_point_')}`
    case 'typed-literal':
      return `_${value.value.replaceAll('-', '_')}`
    default:
      return refuse(to, value, 'This value of PIVOT needs an alias.', 'Write value AS name.')
  }
}

export function rewriteUnpivot(node: Unpivot, to: Rewriting): FromItem {
  if (node.values.length !== 1) {
    return refuse(
      to,
      node,
      'UNPIVOT of several columns at once cannot run on DuckDB yet.',
      'Write a UNION ALL.',
    )
  }
  const columns = node.columns.map((each) => {
    if (each.label === undefined) return each
    if (each.label.kind !== 'string')
      return refuse(to, each.label, 'A label of UNPIVOT must be text to run on DuckDB.')
    const label = identifier(each.label, each.label.value, true)
    return { ...each, label: { kind: 'column', parts: [label], start: label.start, end: label.end } as const }
  })
  const unpivoted: Unpivot = { ...node, input: to.from(node.input), columns, alias: undefined }
  return valueFirst(node, unpivoted)
}

/** GoogleSQL puts the value before the name, DuckDB after it. */
function valueFirst(node: Unpivot, unpivoted: Unpivot): DerivedTable {
  const span = { start: node.start, end: node.end }
  const names = [...node.values, node.name].map(
    (part): ColumnReference => ({ kind: 'column', parts: [part], ...span }),
  )
  const star: Star = { kind: 'star', except: names, replace: [], rename: [], ...span }
  return {
    kind: 'derived-table',
    query: {
      kind: 'query',
      body: {
        kind: 'select',
        distinct: false,
        distinctOn: [],
        items: [star, ...names].map((expression) => ({ kind: 'select-item', expression, ...span })),
        from: unpivoted,
        windows: [],
        ...span,
      },
      orderBy: [],
      ...span,
    },
    alias: node.alias,
    ...span,
  }
}
