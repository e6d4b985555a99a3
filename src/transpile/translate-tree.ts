// One tree from another: what each kind of node becomes in BigQuery.

import { didYouMean } from '../problems/did-you-mean.ts'
import type {
  Call,
  Delete,
  Expression,
  Insert,
  Merge,
  Node,
  OrderItem,
  SelectItem,
  Star,
  Statement,
  TypeName,
  Update,
  With,
} from '../sql/ast.ts'
import { callName } from '../sql/ast.ts'
import { call, nullLiteral } from '../sql/ast-builders.ts'
import { findFunction, functionNames } from '../sql/functions/catalogue.ts'
import { mapChildren, walk } from '../sql/walk.ts'
import type { Notes } from './note.ts'
import type { SourceLanguage } from './source-language.ts'
import { translateCast } from './translate-cast.ts'
import { deleteOfAlias, ofColumn, updateOfAlias } from './translate-change.ts'
import { checkPivot, lateralJoin, pivotValue, splitTable, valuesTable } from './translate-from.ts'
import { foldsCase, translateBinary, translateLike } from './translate-operator.ts'
import { distinctOn, joinOfTexts, limitOfTop, moveInto, withoutHash, wrapTop } from './translate-query.ts'
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
      return limitOfTop(node.joinsTexts ? joinOfTexts(node, notes) : node)
    case 'set-operation':
      return { ...node, left: wrapTop(node.left), right: wrapTop(node.right) }
    case 'join':
      return lateralJoin(node, notes)
    case 'table-function':
      return splitTable(node)
    case 'derived-table':
      return node.query.body.kind === 'values'
        ? valuesTable(node.query.body, node.alias?.columns ?? [], node.alias?.name)
        : node
    case 'table':
    case 'drop':
    case 'truncate':
      return { ...node, name: node.name.map(withoutHash) }
    case 'create-table':
      return {
        ...node,
        name: node.name.map(withoutHash),
        temporary: node.temporary || (node.name.at(-1)?.name.startsWith('#') ?? false),
      }
    case 'insert':
    case 'merge':
      return withoutOutput({ ...node, target: node.target.map(withoutHash) }, language, notes)
    case 'merge-update':
      return { ...node, assignments: node.assignments.map(ofColumn) }
    case 'delete':
      return deleteOfAlias(
        withoutOutput({ ...node, target: node.target.map(withoutHash) }, language, notes),
        language,
        notes,
      )
    case 'with':
      return language.rules.transact ? { ...node, recursive: node.recursive || readsItself(node) } : node
    case 'in-list':
      if (language.foldsCase && node.values.some((item) => valueKind(item) === 'string'))
        foldsCase(node, language, notes)
      return node
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
      return updateOfAlias(
        withoutOutput({ ...node, target: node.target.map(withoutHash) }, language, notes),
        notes,
      )
    case 'other-statement':
      if (node.keywordEnd > node.start)
        notes.lost(node, `${node.keyword} is no statement that is translated; it is kept as a comment.`)
      return node
    default:
      return node
  }
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

function withoutOutput<Change extends Insert | Update | Delete | Merge>(
  change: Change,
  { rules }: SourceLanguage,
  notes: Notes,
): Change {
  const { returning = [] } = change
  if (!rules.transact || returning.length === 0) return change
  notes.lost(returning[0]!, 'OUTPUT is left out: BigQuery gives no rows of what it changes.')
  return { ...change, returning: [] }
}

/** T-SQL says RECURSIVE nowhere. */
function readsItself({ tables }: With): boolean {
  return tables.some(({ name, query }) => {
    let found = false
    walk(query, (node) => {
      if (node.kind === 'table' && node.name.length === 1)
        found ||= node.name[0]!.name.toLowerCase() === name.name.toLowerCase()
      return undefined
    })
    return found
  })
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

function starOf(star: Star, notes: Notes): Star {
  if (star.rename.length > 0 || star.like !== undefined)
    notes.lost(star, 'This form of * has no counterpart.')
  return star
}
