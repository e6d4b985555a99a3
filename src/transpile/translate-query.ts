// TOP, DISTINCT ON and INTO: parts of a query that BigQuery writes elsewhere.

import type {
  Binary,
  Call,
  Expression,
  Identifier,
  Node,
  OrderItem,
  Query,
  QueryBody,
  Select,
  Statement,
} from '../sql/ast.ts'
import { callName } from '../sql/ast.ts'
import { binary, call, logical } from '../sql/ast-builders.ts'
import type { Notes } from './note.ts'

/** `DISTINCT ON (a)` -> `QUALIFY ROW_NUMBER() OVER (PARTITION BY a) = 1`; the query's order is given to it there. */
export function distinctOn(select: Select): Select {
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

/** `SELECT ', ' + name FROM t FOR XML PATH('')` -> `SELECT STRING_AGG(', ' || name, '') FROM t`. */
export function joinOfTexts(query: Query, notes: Notes): Query {
  const { body, orderBy } = query
  const [item] = body.kind === 'select' ? body.items : []
  if (body.kind !== 'select' || body.items.length !== 1 || item === undefined || item.alias !== undefined) {
    notes.lost(query, "FOR XML PATH('') is left out: it joins more than one text.")
    return { ...query, joinsTexts: undefined }
  }
  if (body.top !== undefined || body.groupBy !== undefined)
    notes.lost(query, "TOP and GROUP BY beside FOR XML PATH('') go over what is joined.")
  const text: Expression = { kind: 'string', value: '', start: item.start, end: item.end }
  const joined: Expression = {
    ...call(item, 'STRING_AGG', [item.expression, text]),
    distinct: body.distinct,
    orderBy,
  }
  const items = [{ ...item, expression: joined }]
  return { ...query, joinsTexts: undefined, orderBy: [], body: { ...body, distinct: false, items } }
}

/** TOP of a SELECT is the LIMIT of its query; the order of DISTINCT ON is that of its window. */
export function limitOfTop(query: Query): Query {
  const { body } = query
  if (body.kind !== 'select') return query
  let made: Query = query
  if (body.top !== undefined && body.ties)
    return {
      ...query,
      body: { ...body, top: undefined, ties: undefined, qualify: withTies(body, body.top, query.orderBy) },
    }
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

/** TOP n WITH TIES: those of the first n ranks. */
function withTies(at: Select, top: Expression, orderBy: readonly OrderItem[]): Expression {
  const { start, end } = at
  const over = { kind: 'window', partitionBy: [], orderBy, start, end } as const
  const first = binary(at, call(at, 'RANK', [], { over }), '<=', top)
  return at.qualify === undefined ? first : logical(at, 'and', [at.qualify, first])
}

export function wrapTop<Body extends Node>(body: Body): Body | Query {
  if (body.kind !== 'select' || body.top === undefined) return body
  const { start, end } = body
  return { kind: 'query', body: { ...body, top: undefined }, limit: body.top, orderBy: [], start, end }
}

/** `SELECT ... INTO t` -> `CREATE TABLE t AS`, temporary for `#t`. */
export function moveInto(statement: Statement): Statement {
  if (statement.kind !== 'query') return statement
  const apart = withoutInto(statement.body)
  if (apart === undefined) return statement
  const { into, body } = apart
  const { start, end } = statement
  const query: Query = { ...statement, body }
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

/** INTO stands in the first SELECT of a UNION. */
function withoutInto(
  body: QueryBody,
): { readonly into: readonly Identifier[]; readonly body: QueryBody } | undefined {
  if (body.kind === 'select')
    return body.into === undefined ? undefined : { into: body.into, body: { ...body, into: undefined } }
  if (body.kind === 'values') return undefined
  const inner = withoutInto(body.kind === 'query' ? body.body : body.left)
  if (inner === undefined) return undefined
  const { into } = inner
  return body.kind === 'query'
    ? { into, body: { ...body, body: inner.body } }
    : { into, body: { ...body, left: inner.body } }
}

export function withoutHash(name: Identifier): Identifier {
  return name.name.startsWith('#') ? { ...name, name: name.name.replace(/^#+/, '') } : name
}
