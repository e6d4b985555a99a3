import type {
  ArrayLiteral,
  ArrayQuery,
  Case,
  Expression,
  InArray,
  InQuery,
  Interval,
  Like,
  Node,
  NumberLiteral,
  StructLiteral,
  Subscript,
  TypedLiteral,
  Unary,
} from '../ast.ts'
import { binary, call, cast, identifier, logical, not, number, string } from '../ast-builders.ts'
import { duckdb } from '../functions/template.ts'
import type { SqlType } from '../types.ts'
import { mapChildren } from '../walk.ts'
import { rewriteBinary } from './arithmetic.ts'
import { rewriteCall } from './call.ts'
import { rewriteCast } from './cast.ts'
import { blobLiteral, coerce, isIntegerLiteral, withIntegers } from './coerce.ts'
import type { Rewriting } from './context.ts'
import { refuse } from './context.ts'
import { rewriteExtract } from './extract.ts'
import { impliedName } from './implied-name.ts'
import { intervalFrom } from './interval.ts'
import { readers } from './literal.ts'
import { rewriteColumn, rewriteField } from './name.ts'
import { anonymousField, duckdbTypeName } from './type-name.ts'

/** Rewrites one expression; what has no case here keeps its form and has its parts rewritten. */
export function rewriteExpression(node: Expression, to: Rewriting): Expression {
  switch (node.kind) {
    case 'number':
      return numberLiteral(node)
    case 'bytes':
      return blobLiteral(node, node.value)
    case 'typed-literal':
      return typedLiteral(node, to)
    case 'interval':
      return interval(node, to)
    case 'column':
      return rewriteColumn(node, to)
    case 'field':
      return rewriteField(node, to)
    case 'unary':
      return unary(node, to)
    case 'binary':
      return rewriteBinary(node, to)
    case 'case':
      return caseExpression(node, to)
    case 'cast':
      return rewriteCast(node, to)
    case 'call':
      return rewriteCall(node, to)
    case 'extract':
      return rewriteExtract(node, to)
    case 'like':
      return like(node, to)
    case 'in-array':
      return inArray(node, to)
    case 'in-list':
    case 'between':
      return comparison(node, to)
    case 'in-query':
      return inQuery(node, to)
    case 'subscript':
      return subscript(node, to)
    case 'array':
      return arrayLiteral(node, to)
    case 'array-query':
      return arrayQuery(node, to)
    case 'subquery':
      return { ...node, query: to.query(node.query, 'value') }
    case 'exists':
      return { ...node, query: to.query(node.query) }
    case 'struct':
      return structLiteral(node, to, to.typeOf(node))
    case 'lambda':
      return { ...node, body: to.expression(node.body) }
    case 'parameter':
      return node.system === true ? refuse(to, node, 'A system variable is not there in DuckDB.') : node
    case 'collate':
      return refuse(to, node, 'COLLATE has no equal in DuckDB.', 'Compare LOWER(...) of both sides instead.')
    case 'with-expression':
      return refuse(
        to,
        node,
        'WITH(...) as an expression cannot run on DuckDB yet.',
        'Use a subquery instead.',
      )
    case 'date-part':
      return node
    default:
      return mapChildren(node, (child) => rewriteChild(child, to))
  }
}

function rewriteChild(child: Node, to: Rewriting): Node {
  return child.kind === 'type' || child.kind === 'identifier' ? child : to.expression(child as Expression)
}

/** `1.5` is a DOUBLE in GoogleSQL and a DECIMAL in DuckDB, unless it has an exponent. */
function numberLiteral(node: NumberLiteral): Expression {
  if (node.integer) return /^0x/i.test(node.text) ? { ...node, text: String(BigInt(node.text)) } : node
  if (/e/i.test(node.text)) return node
  const digits = node.text.startsWith('.') ? `0${node.text}` : node.text
  return { ...node, text: `${digits.endsWith('.') ? `${digits}0` : digits}e0` }
}

function typedLiteral(node: TypedLiteral, to: Rewriting): Expression {
  const type = to.typeOf(node)
  const name = duckdbTypeName(type, node)
  if (name === undefined) return refuse(to, node, `A ${node.type.name} value cannot be kept in DuckDB.`)
  switch (type.kind) {
    case 'date':
    case 'time':
    case 'datetime':
    case 'timestamp': {
      const value = readers[type.kind](node.value)
      if (value === undefined) {
        return refuse(
          to,
          node,
          `"${node.value}" is no ${node.type.name} that can be read.`,
          literalHint[type.kind],
        )
      }
      return { ...node, type: name, value }
    }
    case 'json':
      return cast(node, call(node, 'json', [string(node, node.value)]), name)
    default:
      return cast(node, string(node, node.value), name)
  }
}

const literalHint = {
  date: 'Write it as YYYY-MM-DD.',
  time: 'Write it as HH:MM:SS.',
  datetime: 'Write it as YYYY-MM-DD HH:MM:SS.',
  timestamp:
    'Write it as YYYY-MM-DD HH:MM:SS, with an offset such as +02:00 or a zone such as Europe/Berlin.',
}

function interval(node: Interval, to: Rewriting): Expression {
  return intervalFrom(node, to)
}

function unary(node: Unary, to: Rewriting): Expression {
  const rewritten = to.expression(node.operand)
  if (node.operator === '+') return rewritten
  const operand = node.operator === '~' ? withIntegers(rewritten) : rewritten
  return operand === node.operand ? node : { ...node, operand }
}

/** The branches have one type in GoogleSQL; integers among them are made 64 bits wide. */
function caseExpression(node: Case, to: Rewriting): Expression {
  const type = to.typeOf(node)
  const result = (value: Expression): Expression => coerce(to.expression(value), to.typeOf(value), type)
  return {
    ...node,
    operand: node.operand && to.expression(node.operand),
    branches: node.branches.map((branch) => ({
      ...branch,
      condition: to.expression(branch.condition),
      result: result(branch.result),
    })),
    otherwise: node.otherwise && result(node.otherwise),
  }
}

/** Operands of IN and BETWEEN: text literals are read as what they are compared with. */
function comparison<T extends Extract<Expression, { kind: 'in-list' | 'between' }>>(
  node: T,
  to: Rewriting,
): T {
  const type = to.typeOf(node.operand)
  const side = (value: Expression): Expression => {
    const rewritten = to.expression(value)
    return rewritten.kind === 'string' ? coerce(rewritten, to.typeOf(value), type) : rewritten
  }
  const operand = to.expression(node.operand)
  if (node.kind === 'between') return { ...node, operand, low: side(node.low), high: side(node.high) }
  return { ...node, operand, values: node.values.map(side) }
}

function inQuery(node: InQuery, to: Rewriting): Expression {
  return { ...node, operand: to.expression(node.operand), query: to.query(node.query, 'value') }
}

/** IN over no elements is FALSE even for a NULL array, and NULL where only a NULL element might be equal. */
function inArray(node: InArray, to: Rewriting): Expression {
  const operand = withIntegers(to.expression(node.operand))
  const test = call(node, 'bq_in_array', [operand, to.expression(node.array)])
  return node.negated ? not(node, test) : test
}

/** A backslash escapes in GoogleSQL's patterns and not in DuckDB's, unless it is told so. */
function like(node: Like, to: Rewriting): Expression {
  if (node.operator !== 'like') return refuse(to, node, `${node.operator.toUpperCase()} is not GoogleSQL.`)
  const operand = to.expression(node.operand)
  const one = (pattern: Expression, negated: boolean): Expression => {
    const rewritten = to.expression(pattern)
    const plain = rewritten.kind === 'string' && !rewritten.value.includes('\\')
    const backslash = plain ? undefined : string(node, '\\')
    return { ...node, operand, patterns: [rewritten], quantifier: undefined, escape: backslash, negated }
  }
  if (node.quantifier === undefined) return one(node.patterns[0]!, node.negated)
  const single = node.patterns[0]
  if (node.patterns.length === 1 && (single?.kind === 'subquery' || single?.kind === 'call')) {
    return refuse(
      to,
      node,
      'LIKE ANY and LIKE ALL over a query or array cannot run on DuckDB yet.',
      'List the patterns.',
    )
  }
  const all = node.quantifier === 'all'
  // NOT LIKE ANY is true where any pattern fails, NOT LIKE ALL where every one fails.
  return logical(
    node,
    all ? 'and' : 'or',
    node.patterns.map((pattern) => one(pattern, node.negated)),
  )
}

function subscript(node: Subscript, to: Rewriting): Expression {
  const base = to.expression(node.base)
  const type = to.typeOf(node.base)
  if (type.kind === 'json') return jsonSubscript(node, base, to)
  const index = to.expression(node.index)
  const safe = node.access === 'safe-offset' || node.access === 'safe-ordinal'
  const ordinal = node.access === 'ordinal' || node.access === 'safe-ordinal'
  if (node.access === 'key' || node.access === 'safe-key')
    return refuse(to, node, 'Access by key needs protocol buffers.')
  if (index.kind === 'number' && index.integer) {
    const position = Number(index.text) + (ordinal ? 0 : 1)
    const place = number(index, position)
    if (safe)
      return position < 1
        ? duckdb('bq_array_safe($1, $2)', [base, place], node)
        : subscriptOf(node, base, place)
    return call(node, 'bq_array_at', [base, place])
  }
  const place = ordinal ? index : binary(index, index, '+', number(index, 1))
  return call(node, safe ? 'bq_array_safe' : 'bq_array_at', [base, place])
}

function subscriptOf(node: Subscript, base: Expression, index: Expression): Expression {
  return { ...node, base, index, access: 'plain' }
}

function jsonSubscript(node: Subscript, base: Expression, to: Rewriting): Expression {
  const index = to.expression(node.index)
  if (index.kind === 'string') return call(node, 'json_extract', [base, string(node, jsonKey(index.value))])
  if (isIntegerLiteral(index) && index.kind === 'number') {
    return call(node, 'json_extract', [base, string(node, `$[${index.text}]`)])
  }
  const byKey = to.typeOf(node.index).kind === 'string'
  return call(node, byKey ? 'bq_json_key' : 'bq_json_element', [base, index])
}

/** A JSON path to one key, quoted so that any name may stand in it. */
export function jsonKey(key: string): string {
  return `$."${key.replaceAll('"', '\\"')}"`
}

function arrayLiteral(node: ArrayLiteral, to: Rewriting): Expression {
  const type = to.typeOf(node)
  const element: SqlType = type.kind === 'array' ? type.element : { kind: 'unknown' }
  const elements = node.elements.map((each) => {
    if (each.kind === 'struct') return structLiteral(each, to, element)
    return coerce(to.expression(each), to.typeOf(each), element)
  })
  const literal: ArrayLiteral = { ...node, type: undefined, elements }
  if (node.type === undefined && elements.length > 0) return literal
  const name = duckdbTypeName(type, node)
  return name === undefined ? literal : cast(node, literal, name)
}

function arrayQuery(node: ArrayQuery, to: Rewriting): Expression {
  return { ...node, query: to.query(node.query, 'value') }
}

/** A struct with the field names and types of `wanted`, which an array or a typed constructor may give. */
export function structLiteral(node: StructLiteral, to: Rewriting, wanted: SqlType): Expression {
  const fields = wanted.kind === 'struct' ? wanted.fields : []
  return {
    ...node,
    type: undefined,
    tuple: false,
    fields: node.fields.map((field, index) => {
      const target = fields[index]
      const name = target?.name ?? field.name?.name ?? given(node, field.value) ?? anonymousField(index)
      const value =
        field.value.kind === 'struct' && target !== undefined
          ? structLiteral(field.value, to, target.type)
          : to.expression(field.value)
      const typed =
        target === undefined ? withIntegers(value) : fieldValue(value, to.typeOf(field.value), target.type)
      return { ...field, name: identifier(field, name, true), value: typed }
    }),
  }
}

/** STRUCT(a.b) names its field b, (a.b, c) names none. */
function given(node: StructLiteral, value: Expression): string | undefined {
  return node.tuple || node.type !== undefined ? undefined : impliedName(value)
}

function fieldValue(value: Expression, from: SqlType, wanted: SqlType): Expression {
  if (from.kind === 'null' && wanted.kind !== 'null') {
    const name = duckdbTypeName(wanted, value)
    return name === undefined ? value : cast(value, value, name)
  }
  return coerce(value, from, wanted)
}
