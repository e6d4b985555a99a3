// CREATE TEMP FUNCTION before a query: its calls are replaced by its body, so that what is left is one statement.
import { callKind } from './analyse/call-kind.ts'
import type { Call, CreateFunction, Expression, Node, SelectItem, Statement } from './ast.ts'
import { callName } from './ast.ts'
import { cast, selectItem } from './ast-builders.ts'
import { sizeOf } from './functions/bound.ts'
import { SqlSyntaxError } from './syntax-error.ts'
import { mapChildren, walk } from './walk.ts'

/** Functions that call one another twice double at each step: more nodes than this are no query any more. */
const most = 100_000

type Functions = ReadonlyMap<string, CreateFunction>

/** The last statement with the temporary SQL functions before it written out; undefined where there is anything else. */
export function inlineFunctions(statements: readonly Statement[]): Statement | undefined {
  const last = statements[statements.length - 1]
  const functions = new Map<string, CreateFunction>()
  for (const each of statements.slice(0, -1)) {
    const name = each.kind === 'create-function' ? each.name[0]?.name.toUpperCase() : undefined
    if (each.kind !== 'create-function' || name === undefined || each.name.length > 1) return undefined
    if (!each.temporary || each.expression === undefined || each.language !== undefined) return undefined
    const body = expanded(each.expression, functions) as Expression
    functions.set(name, { ...each, expression: body })
  }
  return last === undefined || functions.size === 0 ? undefined : (expanded(last, functions) as Statement)
}

function expanded(node: Node, functions: Functions): Node {
  let count = 0
  const visit = (each: Node): Node => {
    const inner = mapChildren(each, visit)
    if (inner.kind !== 'call') return inner
    const found = functions.get(callName(inner))
    if (found === undefined || found.parameters.length !== inner.args.length) return inner
    const body = written(inner, found)
    count += sizeOf(body)
    if (count > most)
      throw new SqlSyntaxError('The functions before the query grow too large.', each.start, each.end)
    return body
  }
  return visit(node)
}

/** The body of the function with the arguments of the call, everything placed at the call. */
function written(node: Call, of: CreateFunction): Expression {
  const values = new Map<string, Expression>()
  // What goes over the rows of the query around must not come to stand in a query of the body.
  const apart = holds(of.expression!, isQuery)
  const variables: SelectItem[] = []
  of.parameters.forEach((parameter, index) => {
    const arg = node.args[index]!
    const value = parameter.type === undefined ? arg : cast(arg, arg, parameter.type)
    const name = parameter.name.name
    if (apart && holds(arg, overRows)) variables.push(selectItem(node, value, name))
    else values.set(name.toLowerCase(), value)
  })
  const visit = (each: Node): Node => {
    if (each.kind === 'column') {
      const [first, ...rest] = each.parts
      const value = values.get(first?.name.toLowerCase() ?? '')
      if (value !== undefined) {
        return rest.reduce<Expression>(
          (base, name) => ({ kind: 'field', base, name, start: node.start, end: node.end }),
          value,
        )
      }
    }
    return { ...mapChildren(each, visit), start: node.start, end: node.end } as Node
  }
  const body = visit(of.expression!) as Expression
  const whole = of.returns === undefined ? body : cast(node, body, of.returns)
  const { start, end } = node
  return variables.length === 0 ? whole : { kind: 'with-expression', variables, result: whole, start, end }
}

function holds(node: Expression, wanted: (each: Node) => boolean): boolean {
  let found = false
  walk(node, (each) => {
    found ||= wanted(each)
    return !found && !(each !== node && isQuery(each))
  })
  return found
}

function isQuery(node: Node): boolean {
  return node.kind === 'query'
}

function overRows(node: Node): boolean {
  return node.kind === 'call' && callKind(node, 'bigquery') !== 'scalar'
}
