// Query parameters: `@name` and `?` replaced by values that are given as text.
import type { Dialect, Expression, Node, Span, Statement } from './ast.ts'
import { string } from './ast-builders.ts'
import { parseExpression, parseTypeName } from './parse.ts'
import { mapChildren } from './walk.ts'

export interface QueryParameter {
  /** Absent for the values of `?`, which go by their order. */
  readonly name?: string
  /** As in SQL: INT64, DATE, ARRAY<STRING>. STRING if it is left out. */
  readonly type: string
  /** The text of the value; of arrays an SQL expression such as `['a', 'b']`. */
  readonly value: string
}

/** `name:type:value`; without a name the value of a `?`, without a type a STRING. Undefined where the text is no such. */
export function readParameter(text: string): QueryParameter | undefined {
  const found = /^([A-Za-z_]\w*)?:([^:]*):([\s\S]*)$/.exec(text)
  if (found === null) return undefined
  const [, name, type = '', value = ''] = found
  return { ...(name === undefined ? {} : { name }), type: type.trim() || 'STRING', value }
}

/** The statement with its parameters replaced, as far as values are given for them. */
export function withParameters(
  statement: Statement,
  parameters: readonly QueryParameter[],
  dialect: Dialect,
): Statement {
  const named = new Map(parameters.flatMap((each) => (each.name ? [[each.name.toLowerCase(), each]] : [])))
  const positional = parameters.filter((each) => each.name === undefined)
  let next = 0
  const visit = (node: Node): Node => {
    if (node.kind !== 'parameter' || node.system === true) return mapChildren(node, visit)
    const given = node.name === undefined ? positional[next++] : named.get(node.name.toLowerCase())
    return given === undefined ? node : literalOf(given, node, dialect)
  }
  return visit(statement) as Statement
}

/** Types whose value is written between quotes after CAST. */
const quoted =
  /^(STRING|BYTES|DATE|DATETIME|TIME|TIMESTAMP|JSON|INTERVAL|INT64|FLOAT64|BOOL|NUMERIC|BIGNUMERIC)\b/i

function literalOf(parameter: QueryParameter, at: Span, dialect: Dialect): Expression {
  const type = placed(parseTypeName(parameter.type, dialect), at)
  const isNull = parameter.value === 'NULL' && !/^STRING$/i.test(parameter.type)
  const literal = /^(DATE|DATETIME|TIME|TIMESTAMP|JSON|NUMERIC|BIGNUMERIC)$/i.test(parameter.type)
  if (/^STRING$/i.test(parameter.type)) return string(at, parameter.value)
  if (literal && !isNull) {
    return { kind: 'typed-literal', type, value: parameter.value, start: at.start, end: at.end }
  }
  const operand: Expression = isNull
    ? { kind: 'null', start: at.start, end: at.end }
    : quoted.test(parameter.type)
      ? string(at, parameter.value)
      : placed(parseExpression(parameter.value, dialect), at)
  return { kind: 'cast', operand, type, safe: false, start: at.start, end: at.end }
}

function placed<T extends Node>(node: T, at: Span): T {
  const visit = (each: Node): Node => ({ ...mapChildren(each, visit), start: at.start, end: at.end }) as Node
  return visit(node) as T
}
