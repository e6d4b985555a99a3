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
import {
  binary,
  column,
  identifier,
  isNull,
  logical,
  query,
  select,
  selectItem,
  string,
  tableAlias,
} from '../ast-builders.ts'
import { withIntegers } from '../values/coerce.ts'
import { walk } from '../walk.ts'
import type { Rewriting } from './context.ts'
import { refuse, reject } from './context.ts'
import { impliedName } from './implied-name.ts'

/**
 * PIVOT as what it means: grouping by every column that it does not name, one filtered aggregate per value. DuckDB's
 * own PIVOT names its columns otherwise.
 */
export function rewritePivot(node: Pivot, to: Rewriting): DerivedTable {
  const [pivoted, second] = node.columns
  if (pivoted === undefined || second !== undefined || pivoted.values === undefined) {
    return reject(
      to,
      node,
      'This form of PIVOT is not GoogleSQL.',
      'Write PIVOT(aggregate FOR column IN (values)).',
    )
  }
  const used = new Map<string, ColumnReference>()
  for (const source of [...node.aggregates.map((each) => each.expression), pivoted.column])
    collect(source, used, to)
  const span = { start: node.start, end: node.end }
  const star: Star = { kind: 'star', except: [...used.values()], replace: [], rename: [], ...span }
  const items = pivoted.values.flatMap((value) =>
    node.aggregates.map((aggregate) => pivotItem(aggregate, pivoted.column, value, to)),
  )
  return {
    kind: 'derived-table',
    query: query(node, {
      ...select(node, [selectItem(node, star), ...items], to.from(node.input)),
      groupBy: { kind: 'group-by', all: true, items: [], ...span },
    }),
    alias: node.alias,
    ...span,
  }
}

/** The columns themselves, of which fields may be taken. */
function collect(source: Expression, into: Map<string, ColumnReference>, to: Rewriting): void {
  walk(source, (child) => {
    if (child.kind !== 'column') return child.kind !== 'query'
    const found = to.analysis.resolve(child)
    const used = found?.kind === 'column' ? found.used : child.parts.length
    const name = child.parts[used - 1]
    if (name !== undefined) into.set(name.name.toLowerCase(), { ...child, parts: [name] })
    return false
  })
}

function pivotItem(aggregate: SelectItem, over: Expression, value: SelectItem, to: Rewriting): SelectItem {
  const call = aggregate.expression
  if (call.kind !== 'call') return reject(to, call, 'PIVOT takes an aggregate function.')
  // NaN is found by NaN.
  const mayBeNan = to.typeOf(value.expression).kind === 'float64' && value.expression.kind !== 'number'
  const equals = mayBeNan ? 'is not distinct from' : '='
  const filter =
    value.expression.kind === 'null' ? isNull(value, over) : binary(value, over, equals, value.expression)
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
  const plain = node.columns.every(({ label }) => label === undefined || label.kind === 'string')
  if (node.values.length !== 1 || !plain) return fromStructs(node, to)
  const columns = node.columns.map((each) => {
    if (each.label?.kind !== 'string') return each
    const label = identifier(each.label, each.label.value, true)
    return { ...each, label: { kind: 'column', parts: [label], start: label.start, end: label.end } as const }
  })
  const unpivoted: Unpivot = { ...node, input: to.from(node.input), columns, alias: undefined }
  return valueFirst(node, unpivoted)
}

/** Each row becomes one per group of columns: an array of structs beside it, taken apart. */
function fromStructs(node: Unpivot, to: Rewriting): FromItem {
  const span = { start: node.start, end: node.end }
  const rows = to.fresh('row')
  const names = [...node.values, node.name].map(({ name }) => name)
  const structs = node.columns.map(({ columns, label }): Expression => {
    const values = [
      ...columns,
      label ?? string(node, columns.map((each) => impliedName(each) ?? '').join('_')),
    ]
    return {
      kind: 'struct',
      tuple: false,
      fields: values.map((value, index) => ({
        kind: 'struct-field',
        name: identifier(node, names[index] ?? '', true),
        value: withIntegers(value.kind === 'column' ? value : to.expression(value)),
        ...span,
      })),
      ...span,
    }
  })
  const field = (name: string): Expression => ({
    kind: 'field',
    base: column(node, rows, rows),
    name: identifier(node, name, true),
    ...span,
  })
  const used = node.columns.flatMap(({ columns }) => columns)
  const star: Star = {
    kind: 'star',
    except: [...used.filter((each) => each.kind === 'column'), column(node, rows)],
    replace: [],
    rename: [],
    ...span,
  }
  const someValue = node.values.map(({ name }) => isNull(node, field(name), true))
  const from: FromItem = {
    ...{ kind: 'join', type: 'cross', left: to.from(node.input), ...span },
    right: {
      kind: 'unnest',
      expressions: [{ kind: 'array', elements: structs, ...span }],
      alias: tableAlias(node, rows, [rows]),
      ordinality: false,
      ...span,
    },
  }
  const items = [selectItem(node, star), ...names.map((name) => selectItem(node, field(name), name))]
  const where = node.includeNulls === true ? undefined : logical(node, 'or', someValue)
  return {
    kind: 'derived-table',
    query: query(node, { ...select(node, items, from), where }),
    alias: node.alias,
    ...span,
  }
}

/** GoogleSQL puts the value before the name, DuckDB after it. */
function valueFirst(node: Unpivot, unpivoted: Unpivot): DerivedTable {
  const span = { start: node.start, end: node.end }
  const names = [...node.values, node.name].map(
    (part): ColumnReference => ({ kind: 'column', parts: [part], ...span }),
  )
  const star: Star = { kind: 'star', except: names, replace: [], rename: [], ...span }
  const items = [star, ...names].map((expression) => selectItem(node, expression))
  return {
    kind: 'derived-table',
    query: query(node, select(node, items, unpivoted)),
    alias: node.alias,
    ...span,
  }
}
