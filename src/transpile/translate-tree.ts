// One tree from another: what each kind of node becomes in BigQuery.

import { didYouMean } from '../problems/did-you-mean.ts'
import type {
  Binary,
  Call,
  Expression,
  Identifier,
  Join,
  Like,
  Node,
  OrderItem,
  Pivot,
  Query,
  Select,
  SelectItem,
  Star,
  Statement,
  TypeName,
  Update,
  Values,
} from '../sql/ast.ts'
import { callName } from '../sql/ast.ts'
import { binary, call, identifier, logical, not, nullLiteral } from '../sql/ast-builders.ts'
import { findFunction, functionNames } from '../sql/functions/catalogue.ts'
import { mapChildren } from '../sql/walk.ts'
import type { Notes } from './note.ts'
import type { SourceLanguage } from './source-language.ts'
import { translateCast } from './translate-cast.ts'
import { valueKind } from './value-kind.ts'

/** A statement of `language` as BigQuery's; what could not be kept goes to `notes`. */
export function translateTree(statement: Statement, language: SourceLanguage, notes: Notes): Statement {
  const visit = (node: Node): Node => {
    // Types of operands are judged before the operands are rewritten, rules of calls see rewritten arguments.
    const before = node
    const mapped = mapChildren(prepare(node), visit)
    return translateNode(mapped, before, language, notes)
  }
  return moveInto(visit(statement) as Statement)
}

/** What must happen before the children are visited. */
function prepare(node: Node): Node {
  if (node.kind === 'select-item') return aliasBefore(node)
  if (node.kind === 'pivot-column') return { ...node, values: node.values?.map(pivotValue) }
  return node
}

/** T-SQL's `SELECT total = SUM(x)`. */
function aliasBefore(item: SelectItem): SelectItem {
  const { expression } = item
  if (item.alias !== undefined || expression.kind !== 'binary' || expression.operator !== '=') return item
  const { left } = expression
  if (left.kind !== 'column' || left.parts.length !== 1) return item
  return { ...item, expression: expression.right, alias: left.parts[0] }
}

/** The values of PIVOT are names in T-SQL and texts in BigQuery. */
function pivotValue(item: SelectItem): SelectItem {
  const { expression } = item
  const name = expression.kind === 'column' && expression.parts.length === 1 ? expression.parts[0] : undefined
  if (name === undefined) return item
  const { start, end } = expression
  return { ...item, expression: { kind: 'string', value: name.name, start, end }, alias: item.alias ?? name }
}

function translateNode(node: Node, before: Node, language: SourceLanguage, notes: Notes): Node {
  switch (node.kind) {
    case 'call':
      return translateCall(node, language, notes)
    case 'cast':
      return translateCast(node, before.kind === 'cast' ? before : node, language, notes)
    case 'binary':
      return translateBinary(node, before.kind === 'binary' ? before : node, language, notes)
    case 'order-item':
      return translateOrder(node, language)
    case 'type':
      return translateType(node, language, notes)
    case 'select':
      return distinctOn(node)
    case 'query':
      return limitOfTop(node)
    case 'set-operation':
      return { ...node, left: wrapTop(node.left), right: wrapTop(node.right) }
    case 'join':
      return lateralJoin(node, notes)
    case 'derived-table':
      return node.query.body.kind === 'values'
        ? valuesTable(node.query.body, node.alias?.columns ?? [], node.alias?.name)
        : node
    case 'table':
      return { ...node, name: node.name.map(withoutHash) }
    case 'like':
      return translateLike(node, language, notes)
    case 'collate':
      notes.check(
        node,
        `COLLATE ${node.collation} is left out; BigQuery compares texts by their code points.`,
      )
      return node.operand
    case 'pivot':
      return checkPivot(node, notes)
    case 'star':
      return starOf(node, notes)
    case 'update':
      return updateOfAlias(node, notes)
    case 'other-statement':
      notes.lost(node, `${node.keyword} is no statement that is translated; it is kept as a comment.`)
      return node
    default:
      return node
  }
}

function withoutHash(name: Identifier): Identifier {
  return name.name.startsWith('#') ? { ...name, name: name.name.replace(/^#+/, '') } : name
}

function translateCall(node: Call, language: SourceLanguage, notes: Notes): Expression {
  const name = callName(node)
  const filtered = withoutFilter(node)
  const rule = language.functions.get(name)
  const made = rule?.(filtered, notes)
  if (made !== undefined) return made.kind === 'call' ? { ...made, bare: undefined } : made
  const isKnown = rule === undefined && node.name.length === 1 && findFunction(name) !== undefined
  if (isKnown) notes.check(node, `${name} is taken to be what it is in BigQuery.`)
  else {
    const near = node.name.length === 1 ? didYouMean(name, functionNames()) : undefined
    notes.lost(
      node,
      `${name} has no counterpart that is known here${near === undefined ? '' : `; BigQuery has ${near}`}.`,
    )
  }
  return filtered
}

/** `SUM(x) FILTER (WHERE c)` -> `SUM(IF(c, x, NULL))`. */
function withoutFilter(node: Call): Call {
  const { filter } = node
  if (filter === undefined) return node
  const [first, ...rest] = node.args
  const rows = callName(node) === 'COUNT' && (first === undefined || first.kind === 'star')
  if (rows) return { ...call(node, 'COUNTIF', [filter]), over: node.over }
  if (first === undefined) return node
  return { ...node, filter: undefined, args: [call(node, 'IF', [filter, first, nullLiteral(node)]), ...rest] }
}

function translateBinary(node: Binary, before: Binary, language: SourceLanguage, notes: Notes): Expression {
  const kinds = [valueKind(before.left), valueKind(before.right)]
  const { left, right } = node
  switch (node.operator) {
    case '+':
      if (!language.plusJoins || !kinds.includes('string')) return node
      return binary(node, left, '||', right)
    case '/':
      if (!language.wholeDivision) return node
      if (kinds.every((kind) => kind === 'integer')) return call(node, 'DIV', [left, right])
      if (kinds.includes('number')) return node
      notes.check(
        node,
        `/ between whole numbers leaves out the rest in ${language.title}: write DIV(a, b) if both are.`,
      )
      return node
    case '%':
      return call(node, 'MOD', [left, right])
    case '//':
      return call(node, 'DIV', [left, right])
    case '**':
      return call(node, 'POW', [left, right])
    case '~':
      return call(node, 'REGEXP_CONTAINS', [left, right])
    case '!~':
      return not(node, call(node, 'REGEXP_CONTAINS', [left, right]))
    case '->>':
      return jsonPath(node, 'JSON_VALUE', notes)
    case '->':
      return jsonPath(node, 'JSON_QUERY', notes)
    case '=':
    case '<>':
      if (language.foldsCase && kinds.includes('string')) {
        notes.once(
          node,
          `${language.title} compares texts without regard to case under its usual collation, BigQuery with regard to it.`,
        )
      }
      return node
    default:
      return node
  }
}

function jsonPath(node: Binary, name: string, notes: Notes): Expression {
  const { right } = node
  if (right.kind === 'string' || (right.kind === 'number' && right.integer)) {
    const path = right.kind === 'string' ? `$.${right.value}` : `$[${right.text}]`
    return call(node, name, [node.left, { kind: 'string', value: path, start: right.start, end: right.end }])
  }
  notes.lost(node, `${node.operator} with a computed key has no counterpart.`)
  return node
}

function translateOrder(item: OrderItem, language: SourceLanguage): OrderItem {
  if (language.nulls === 'lowest' || item.nulls !== undefined) return item
  return { ...item, nulls: item.direction === 'desc' ? 'first' : 'last' }
}

function translateType(type: TypeName, language: SourceLanguage, notes: Notes): TypeName {
  const made = language.type(type, notes)
  if (made !== undefined) return made
  notes.lost(type, `The type ${type.name} has no counterpart.`)
  return type
}

/** `DISTINCT ON (a)` -> `QUALIFY ROW_NUMBER() OVER (PARTITION BY a) = 1`; the query's order is given to it there. */
function distinctOn(select: Select): Select {
  if (select.distinctOn.length === 0) return select
  return {
    ...select,
    distinct: false,
    distinctOn: [],
    qualify: rowNumberIsOne(select, select.distinctOn, []),
  }
}

function rowNumberIsOne(
  at: Select,
  partitionBy: readonly Expression[],
  orderBy: readonly OrderItem[],
): Expression {
  const { start, end } = at
  const over = { kind: 'window', partitionBy, orderBy, start, end } as const
  const first = binary(at, call(at, 'ROW_NUMBER', [], { over }), '=', {
    kind: 'number',
    text: '1',
    integer: true,
    start,
    end,
  })
  return at.qualify === undefined ? first : logical(at, 'and', [at.qualify, first])
}

/** TOP of a SELECT is the LIMIT of its query; the order of DISTINCT ON is that of its window. */
function limitOfTop(query: Query): Query {
  const { body } = query
  if (body.kind !== 'select') return query
  let made: Query = query
  if (body.top !== undefined) made = { ...made, limit: body.top, body: { ...body, top: undefined } }
  const over =
    body.qualify?.kind === 'binary' && body.qualify.left.kind === 'call' ? body.qualify.left.over : undefined
  if (over === undefined || over.orderBy.length > 0 || query.orderBy.length === 0 || body.kind !== 'select')
    return made
  return callName((body.qualify as Binary).left as Call) === 'ROW_NUMBER'
    ? {
        ...made,
        body: {
          ...body,
          top: undefined,
          qualify: rowNumberIsOne({ ...body, qualify: undefined }, over.partitionBy, query.orderBy),
        },
      }
    : made
}

function wrapTop<Body extends Node>(body: Body): Body | Query {
  if (body.kind !== 'select' || body.top === undefined) return body
  const { start, end } = body
  return { kind: 'query', body: { ...body, top: undefined }, limit: body.top, orderBy: [], start, end }
}

/** BigQuery has no LATERAL: the rows of a correlated query come as an array of structs. */
function lateralJoin(join: Join, notes: Notes): Join {
  const { right } = join
  if (right.kind !== 'derived-table' || right.lateral !== true) return join
  const { query } = right
  if (query.body.kind !== 'select') {
    notes.lost(right, 'A lateral query with set operations has no counterpart.')
    return join
  }
  notes.check(
    right,
    'A correlated query becomes an array; where BigQuery cannot take it apart, join with ROW_NUMBER() instead.',
  )
  const { start, end } = right
  const structs: Query = { ...query, body: { ...query.body, as: 'struct' } }
  const array: Expression = { kind: 'array-query', query: structs, start, end }
  return {
    ...join,
    on: undefined,
    right: { kind: 'unnest', expressions: [array], alias: right.alias, start, end },
  }
}

/** `(VALUES (1, 'a')) AS t(id, name)` -> `UNNEST([STRUCT(1 AS id, 'a' AS name)]) AS t`. */
function valuesTable(values: Values, columns: readonly Identifier[], alias: Identifier | undefined): Node {
  const { start, end } = values
  const elements = values.rows.map(
    (row): Expression => ({
      kind: 'struct',
      tuple: false,
      fields: row.values.map((value, index) => ({
        kind: 'struct-field',
        value,
        name: columns[index] ?? identifier(value, `column${index + 1}`),
        start: value.start,
        end: value.end,
      })),
      start: row.start,
      end: row.end,
    }),
  )
  return {
    kind: 'unnest',
    expressions: [{ kind: 'array', elements, start, end }],
    alias: alias === undefined ? undefined : { kind: 'table-alias', name: alias, columns: [], start, end },
    start,
    end,
  }
}

/** T-SQL's LIKE knows sets of characters; ILIKE looks at no case. */
function translateLike(node: Like, language: SourceLanguage, notes: Notes): Expression {
  const [pattern] = node.patterns
  if (node.operator === 'ilike') {
    const lower = (value: Expression) => call(value, 'LOWER', [value])
    return { ...node, operator: 'like', operand: lower(node.operand), patterns: node.patterns.map(lower) }
  }
  if (language.rules.transact && pattern?.kind === 'string' && /[[\]]/.test(pattern.value)) {
    const matches = call(node, 'REGEXP_CONTAINS', [
      node.operand,
      { ...pattern, value: likeAsRegexp(pattern.value) },
    ])
    return node.negated ? not(node, matches) : matches
  }
  if (language.foldsCase)
    notes.once(node, `LIKE looks at no case in ${language.title} under its usual collation; BigQuery's does.`)
  return node
}

function likeAsRegexp(pattern: string): string {
  const parts = pattern.match(/\[[^\]]*\]|[\s\S]/g) ?? []
  const body = parts.map((part) =>
    part === '%'
      ? '[\\s\\S]*'
      : part === '_'
        ? '[\\s\\S]'
        : part.length > 1
          ? part
          : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  )
  return `^${body.join('')}$`
}

function checkPivot(pivot: Pivot, notes: Notes): Pivot {
  if (pivot.simplified || pivot.columns.some((column) => column.values === undefined)) {
    notes.lost(pivot, 'PIVOT without a list of values has no counterpart.')
  }
  return pivot
}

function starOf(star: Star, notes: Notes): Star {
  if (star.rename.length > 0 || star.like !== undefined)
    notes.lost(star, 'This form of * has no counterpart.')
  return star
}

/** T-SQL's `UPDATE a SET a.x = b.y FROM t AS a JOIN u AS b ON ...` names the table in FROM. */
function updateOfAlias(update: Update, notes: Notes): Update {
  const assignments = update.assignments.map((assignment) =>
    assignment.target.kind === 'column'
      ? { ...assignment, target: { ...assignment.target, parts: assignment.target.parts.slice(-1) } }
      : assignment,
  )
  const made = { ...update, assignments }
  const { from } = update
  const name = update.target.at(-1)?.name.toLowerCase()
  if (from?.kind !== 'join' || from.type !== 'inner' || from.on === undefined || from.left.kind !== 'table') {
    if (from !== undefined)
      notes.check(update, "BigQuery's UPDATE ... FROM must not name the updated table again.")
    return made
  }
  const { left, right, on } = from
  if ((left.alias?.name ?? left.name.at(-1))?.name.toLowerCase() !== name) return made
  const where = update.where === undefined ? on : logical(update, 'and', [on, update.where])
  return { ...made, target: left.name, alias: left.alias, from: right, where }
}

/** `SELECT ... INTO t` -> `CREATE TABLE t AS`, temporary for `#t`. */
function moveInto(statement: Statement): Statement {
  if (statement.kind !== 'query' || statement.body.kind !== 'select' || statement.body.into === undefined)
    return statement
  const { into } = statement.body
  const { start, end } = statement
  const query: Query = { ...statement, body: { ...statement.body, into: undefined } }
  const temporary = into.at(-1)?.name.startsWith('#') ?? false
  return {
    kind: 'create-table',
    name: into.map(withoutHash),
    orReplace: false,
    ifNotExists: false,
    temporary,
    columns: [],
    partitionBy: [],
    clusterBy: [],
    options: [],
    query,
    start,
    end,
  }
}
