import type { Node, NodeKind, NodeOf } from './ast.ts'

/** The fields of each kind of node that hold nodes, in the order of the text. */
type ChildKeys = { readonly [K in NodeKind]: readonly (keyof NodeOf<K>)[] }

const childKeys: ChildKeys = {
  identifier: [],
  query: ['with', 'body', 'orderBy', 'limit', 'offset'],
  with: ['tables'],
  'common-table': ['name', 'columns', 'usingKey', 'query'],
  select: [
    'distinctOn',
    'top',
    'items',
    'into',
    'from',
    'where',
    'groupBy',
    'having',
    'qualify',
    'windows',
    'sample',
  ],
  'select-item': ['expression', 'alias'],
  'set-operation': ['left', 'on', 'right'],
  values: ['rows'],
  'values-row': ['values'],
  'order-item': ['expression'],
  'group-by': ['items'],
  'grouping-sets': ['items'],
  'grouping-set': ['items'],
  'named-window': ['name', 'window'],
  window: ['base', 'partitionBy', 'orderBy', 'frame'],
  frame: ['from', 'to'],
  'frame-bound': ['offset'],
  table: ['name', 'asOf', 'alias', 'withOffset', 'sample'],
  unnest: ['expressions', 'alias', 'withOffset', 'sample'],
  'derived-table': ['query', 'alias', 'sample'],
  'table-function': ['call', 'alias', 'sample'],
  join: ['left', 'right', 'on', 'using'],
  pivot: ['input', 'aggregates', 'columns', 'groupBy', 'alias', 'sample'],
  unpivot: ['input', 'values', 'name', 'columns', 'alias', 'sample'],
  'table-alias': ['name', 'columns'],
  'with-offset': ['alias'],
  'pivot-column': ['column', 'values', 'query'],
  'unpivot-columns': ['columns', 'label'],
  sample: ['size', 'seed'],
  null: [],
  boolean: [],
  number: [],
  string: [],
  bytes: [],
  'typed-literal': ['type'],
  interval: ['value'],
  column: ['parts'],
  field: ['base', 'name'],
  star: ['qualifier', 'except', 'replace', 'rename', 'like'],
  parameter: [],
  unary: ['operand'],
  binary: ['left', 'right'],
  logical: ['operands'],
  is: ['operand'],
  between: ['operand', 'low', 'high'],
  'in-list': ['operand', 'values'],
  'in-query': ['operand', 'query'],
  'in-array': ['operand', 'array'],
  like: ['operand', 'patterns', 'escape'],
  quantified: ['operand', 'over'],
  case: ['operand', 'branches', 'otherwise'],
  cast: ['operand', 'type', 'format', 'timeZone'],
  call: ['name', 'args', 'having', 'orderBy', 'limit', 'filter', 'over'],
  extract: ['part', 'from', 'timeZone'],
  'date-part': [],
  subscript: ['base', 'index'],
  slice: ['base', 'from', 'to', 'step'],
  array: ['type', 'elements'],
  'array-query': ['query'],
  struct: ['type', 'fields'],
  map: ['entries'],
  exists: ['query'],
  subquery: ['query'],
  lambda: ['parameters', 'body'],
  'named-argument': ['name', 'value'],
  'table-argument': ['name'],
  'list-comprehension': ['element', 'variables', 'source', 'condition'],
  collate: ['operand'],
  'at-time-zone': ['operand', 'timeZone'],
  'with-expression': ['variables', 'result'],
  default: [],
  'renamed-column': ['from', 'to'],
  'star-filter': ['pattern'],
  'case-branch': ['condition', 'result'],
  'having-extreme': ['expression'],
  'struct-field': ['value', 'name'],
  'map-entry': ['key', 'value'],
  type: ['elements', 'fields', 'parameters'],
  'type-field': ['name', 'type'],
  'create-table': ['name', 'columns', 'partitionBy', 'clusterBy', 'options', 'query'],
  'create-view': ['name', 'columns', 'options', 'query'],
  'create-function': ['name', 'parameters', 'returns', 'options', 'expression', 'query'],
  insert: ['target', 'alias', 'columns', 'query', 'onConflict', 'returning'],
  update: ['target', 'alias', 'assignments', 'from', 'where', 'returning'],
  delete: ['target', 'alias', 'using', 'where', 'returning'],
  merge: ['target', 'alias', 'source', 'on', 'using', 'clauses', 'returning'],
  drop: ['name'],
  truncate: ['name'],
  'other-statement': [],
  'column-definition': ['name', 'type', 'defaultValue', 'options'],
  option: ['name', 'value'],
  'function-parameter': ['name', 'type', 'defaultValue'],
  'on-conflict': ['columns', 'assignments', 'where'],
  assignment: ['target', 'value'],
  'merge-clause': ['condition', 'action'],
  'merge-insert': ['columns', 'values'],
  'merge-update': ['assignments'],
  'merge-delete': [],
  'merge-nothing': [],
}

const keysOf = childKeys as Readonly<Record<NodeKind, readonly string[]>>

type Fields = Readonly<Record<string, Node | readonly Node[] | undefined>>

/** Calls `visit` for each direct child, in the order of the text. */
export function forEachChild(node: Node, visit: (child: Node) => void): void {
  const fields = node as unknown as Fields
  for (const key of keysOf[node.kind]) {
    const value = fields[key]
    if (value === undefined) continue
    if (isList(value)) for (const child of value) visit(child)
    else visit(value)
  }
}

/** Visits the node and all below it, parents first; `enter` returning false leaves out what is below. */
export function walk(node: Node, enter: (node: Node) => boolean | undefined): void {
  if (enter(node) === false) return
  forEachChild(node, (child) => walk(child, enter))
}

/**
 * The node with each direct child replaced by what `map` gives for it; the very same node if nothing changed.
 * `map` must give back a node that may stand in that place; types cannot see that here.
 */
export function mapChildren<T extends Node>(node: T, map: (child: Node) => Node): T {
  const fields = node as unknown as Fields
  let changed: Record<string, unknown> | undefined
  for (const key of keysOf[node.kind]) {
    const value = fields[key]
    if (value === undefined) continue
    const mapped = isList(value) ? mapList(value, map) : map(value)
    if (mapped === value) continue
    changed ??= { ...node }
    changed[key] = mapped
  }
  return changed === undefined ? node : (changed as unknown as T)
}

/** Rebuilds a tree from its leaves up: `rewrite` sees each node after its children were rewritten. */
export function rewriteTree<T extends Node>(node: T, rewrite: (node: Node) => Node): Node {
  const visit = (child: Node): Node => rewrite(mapChildren(child, visit))
  return visit(node)
}

function mapList(list: readonly Node[], map: (child: Node) => Node): readonly Node[] {
  let changed: Node[] | undefined
  for (let index = 0; index < list.length; index++) {
    const child = list[index]!
    const mapped = map(child)
    if (mapped !== child) changed ??= list.slice(0, index)
    changed?.push(mapped)
  }
  return changed ?? list
}

function isList(value: Node | readonly Node[]): value is readonly Node[] {
  return Array.isArray(value)
}
