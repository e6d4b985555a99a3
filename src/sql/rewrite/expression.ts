import type { Case, Expression, Node, StringLiteral, Unary } from '../ast.ts'
import { binary, call, number, string } from '../ast-builders.ts'
import { negated, withBignumeric } from '../values/bignumeric.ts'
import { blobLiteral, coerce, withIntegers } from '../values/coerce.ts'
import { structEquality } from '../values/struct-equality.ts'
import { mapChildren } from '../walk.ts'
import { rewriteBinary } from './arithmetic.ts'
import { rewriteCall } from './call.ts'
import { rewriteCast } from './cast.ts'
import { collated, withCollation } from './collation.ts'
import { arrayLiteral, arrayQuery, structLiteral, subscript } from './collection.ts'
import type { Rewriting } from './context.ts'
import { refuse, reject } from './context.ts'
import { rewriteExtract } from './extract.ts'
import { mayBeNan } from './float.ts'
import { inQuery } from './in-query.ts'
import { intervalFrom } from './interval.ts'
import { numberLiteral, typedLiteral } from './literal-node.ts'
import { rewriteColumn, rewriteField } from './name.ts'
import { comparison, inArray, like } from './predicate.ts'
import { withExpression } from './with-expression.ts'

/** Rewrites one expression; what has no case here keeps its form and has its parts rewritten. */
export function rewriteExpression(node: Expression, to: Rewriting): Expression {
  switch (node.kind) {
    case 'number':
      return numberLiteral(node)
    case 'string':
      return node.value.includes('\0') ? withZeros(node) : node
    case 'bytes':
      return blobLiteral(node, node.value)
    case 'typed-literal':
      return typedLiteral(node, to)
    case 'interval':
      return intervalFrom(node, to)
    case 'column':
      return rewriteColumn(node, to)
    case 'field':
      return rewriteField(node, to)
    case 'unary':
      return unary(node, to)
    case 'binary':
      return rewriteBinary(withCollation(node), to)
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
      return comparison(withCollation(node), to)
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
    case 'quantified':
      return reject(to, node, 'ANY and ALL over a query are not GoogleSQL.', 'Use IN, EXISTS, MIN or MAX.')
    case 'parameter':
      return node.system === true ? refuse(to, node, 'A system variable is not there in DuckDB.') : node
    case 'collate':
      return collated(node, to)
    case 'with-expression':
      return withExpression(node, to)
    case 'date-part':
      return node
    default:
      return mapChildren(node, (child) => rewriteChild(child, to))
  }
}

/** DuckDB's text of a statement ends at a zero character. */
function withZeros(node: StringLiteral): Expression {
  const [first = '', ...rest] = node.value.split('\0')
  const zero = call(node, 'chr', [number(node, 0)])
  return rest.reduce<Expression>(
    (left, part) => binary(node, binary(node, left, '||', zero), '||', string(node, part)),
    string(node, first),
  )
}

function rewriteChild(child: Node, to: Rewriting): Node {
  return child.kind === 'type' || child.kind === 'identifier' ? child : to.expression(child as Expression)
}

function unary(node: Unary, to: Rewriting): Expression {
  const rewritten = to.expression(node.operand)
  if (node.operator === '+') return rewritten
  if (node.operator === '-' && to.typeOf(node.operand).kind === 'bignumeric') return negated(node, rewritten)
  if (node.operator === '~' && to.typeOf(node.operand).kind === 'bytes')
    return refuse(to, node, '~ of BYTES cannot run on DuckDB.')
  const operand = node.operator === '~' ? withIntegers(rewritten) : rewritten
  return operand === node.operand ? node : { ...node, operand }
}

/** `CASE struct WHEN ...`: structs are equal field by field. */
function structCase(
  node: Case,
  result: (value: Expression) => Expression,
  to: Rewriting,
): Expression | undefined {
  if (node.operand === undefined || to.typeOf(node.operand).kind !== 'struct') return undefined
  const { operand } = node
  const type = to.typeOf(operand)
  const whole = to.expression(operand)
  const branches = node.branches.map((branch) => {
    const { condition } = branch
    const equal = structEquality(condition, whole, type, to.expression(condition), to.typeOf(condition))
    return equal && { ...branch, condition: equal, result: result(branch.result) }
  })
  const known = branches.filter((branch) => branch !== undefined)
  if (known.length < branches.length) return undefined
  return { ...node, operand: undefined, branches: known, otherwise: node.otherwise && result(node.otherwise) }
}

/** The branches have one type in GoogleSQL; integers among them are made 64 bits wide. */
function caseExpression(node: Case, to: Rewriting): Expression {
  const type = to.typeOf(node)
  const result = (value: Expression): Expression => coerce(to.expression(value), to.typeOf(value), type)
  const compared =
    node.operand === undefined ? [] : [node.operand, ...node.branches.map((each) => each.condition)]
  const wide = withBignumeric(compared.map((value) => ({ value, type: to.typeOf(value) })))
  const side = (value: Expression): Expression =>
    wide === undefined ? to.expression(value) : coerce(to.expression(value), to.typeOf(value), wide)
  const [first, ...others] = compared
  const fieldwise = structCase(node, result, to)
  if (fieldwise !== undefined) return fieldwise
  // NaN equals nothing, as little as NULL does.
  const nan = first !== undefined && mayBeNan(first, to) && others.some((value) => mayBeNan(value, to))
  return {
    ...node,
    operand: node.operand && (nan ? call(node, 'bq_not_nan', [side(node.operand)]) : side(node.operand)),
    branches: node.branches.map((branch) => ({
      ...branch,
      condition: side(branch.condition),
      result: result(branch.result),
    })),
    otherwise: node.otherwise && result(node.otherwise),
  }
}
