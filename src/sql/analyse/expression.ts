// The type, nullability and lineage of an expression, kind by kind.

import { wrongOperand } from '../../problems/catalogue/sql.ts'
import { wideInteger } from '../../problems/catalogue/sql-rules.ts'
import type { Expression, NumberLiteral } from '../ast.ts'
import { supertype } from '../coerce.ts'
import type { SqlType } from '../types.ts'
import { arrayOf, BOOL, DATETIME, INT64, INTERVAL, NULL, TIMESTAMP, UNKNOWN } from '../types.ts'
import { binding, lambdaValue } from './binding.ts'
import { callValue } from './call.ts'
import { caseValue, comprehension, queryValue, structValue, subscript } from './composite.ts'
import { condition } from './condition.ts'
import { tellElements, tellNested } from './elements.ts'
import { tellExtract } from './extract.ts'
import { tellImpossibleCast } from './impossible-cast.ts'
import { CONSTANT, chosen } from './lineage.ts'
import { literalType } from './literal-type.ts'
import { fieldValue, resolveColumn, UNKNOWN_VALUE } from './names.ts'
import {
  binaryValue,
  tellForeignElement,
  tellForeignRow,
  tellIncomparable,
  tellLike,
  tellMixedLike,
  tellNullLike,
  tellNullOperand,
  tellUnary,
} from './operators.ts'
import type { Value } from './scope.ts'
import { typeOfName } from './type-name.ts'
import { commonType, literal, made, strict, typed } from './value.ts'
import { tellUnordered } from './window-rules.ts'
import type { Place, Work } from './work.ts'
import { report } from './work.ts'

export function expressionValue(node: Expression, place: Place, work: Work): Value {
  const written = literalType(node, work.dialect)
  // Nothing is kept of literals, of which there may be a million: what they are can be seen.
  if (written !== undefined) {
    if (node.kind === 'number' && work.dialect === 'bigquery' && isWide(node))
      report(work, node, wideInteger({ text: String(BigInt(node.text)) }))
    return literal(written)
  }
  const value = evaluate(node, place, work)
  if (value.type.kind !== 'unknown') work.types.set(node, value.type)
  if (value.nullable === false) work.notNull.add(node)
  return value
}

function evaluate(node: Expression, place: Place, work: Work): Value {
  const { dialect } = work
  switch (node.kind) {
    case 'null':
      return { type: NULL, nullable: true, lineage: CONSTANT }
    case 'boolean':
    case 'number':
    case 'string':
    case 'bytes':
      return literal(literalType(node, dialect)!)
    case 'typed-literal':
      return literal(typeOfName(node.type, dialect))
    case 'interval':
      return made(INTERVAL, [intervalAmount(node.value, place, work)])
    case 'column':
      return resolveColumn(node, place, work)
    case 'field': {
      const base = work.expression(node.base, place)
      return fieldValue(base, node.name, () => 'This value', work)
    }
    case 'star':
      if (node.qualifier !== undefined) work.expression(node.qualifier, place)
      return UNKNOWN_VALUE
    case 'unary': {
      if (node.operator === '-' && node.operand.kind === 'number' && isLeast(node.operand))
        return literal(INT64)
      const operand = work.expression(node.operand, place)
      const wanted = node.operator === 'not' ? BOOL : INT64
      tellNullOperand(node.operator, [{ type: wanted, expression: node.operand }], work)
      if (node.operator === 'not') {
        condition(node.operand, operand, 'NOT', work)
        return strict(BOOL, [operand])
      }
      tellUnary(node, operand.type, work)
      if (node.operator === '-' && dialect === 'duckdb' && node.operand.kind === 'number') return operand
      const kept = node.operator === '-' || node.operator === '+' || node.operator === '~'
      return strict(kept ? operand.type : UNKNOWN, [operand])
    }
    case 'binary':
      return binaryValue(node, place, work)
    case 'logical': {
      const operands = node.operands.map((each) => {
        const value = work.expression(each, place)
        condition(each, value, node.operator.toUpperCase(), work)
        return value
      })
      return strict(BOOL, operands)
    }
    case 'is': {
      const operand = work.expression(node.operand, place)
      if (node.test !== 'null') condition(node.operand, operand, 'IS', work)
      return made(BOOL, [operand], false)
    }
    case 'between': {
      const operands = [node.operand, node.low, node.high].map((each) => typed(each, place, work))
      tellIncomparable(node.low, 'BETWEEN', operands[0]!, operands[1]!, work)
      tellUnordered(node.operand, 'BETWEEN', work)
      tellIncomparable(node.high, 'BETWEEN', operands[0]!, operands[2]!, work)
      return strict(
        BOOL,
        operands.map((each) => each.value),
      )
    }
    case 'in-list': {
      const operand = typed(node.operand, place, work)
      const values = node.values.map((each) => typed(each, place, work))
      if (node.operand.kind !== 'struct') {
        // One is enough.
        values.find((each) => !tellIncomparable(each.expression, 'IN', operand, each, work))
      }
      return strict(
        BOOL,
        [operand, ...values].map((each) => each.value),
      )
    }
    case 'in-query': {
      const operand = work.expression(node.operand, place)
      const query = queryValue(node.query, place, work)
      if (node.operand.kind !== 'struct') {
        tellForeignRow(node, operand.type, query.type, work)
      }
      return made(BOOL, [operand, { ...query, type: UNKNOWN }])
    }
    case 'in-array': {
      const operand = work.expression(node.operand, place)
      const array = work.expression(node.array, place)
      tellForeignElement(node, operand.type, array.type, work)
      return made(BOOL, [operand, array])
    }
    case 'like': {
      const parts = [node.operand, ...node.patterns].map((each) => {
        const value = work.expression(each, place)
        tellLike(each, value.type, work)
        return value
      })
      tellMixedLike(node, parts, work)
      tellNullLike(node, work)
      return strict(BOOL, parts)
    }
    case 'quantified':
      return made(BOOL, [work.expression(node.operand, place), work.expression(node.over, place)])
    case 'case':
      return caseValue(node, place, work)
    case 'cast': {
      const operand = work.expression(node.operand, place)
      const formats = [node.format, node.timeZone].flatMap((each) => each ?? [])
      const parts = [operand, ...formats.map((each) => work.expression(each, place))]
      const type = typeOfName(node.type, dialect)
      if (!node.safe) tellImpossibleCast(node, operand.type, type, work)
      return made(type, parts, node.safe ? undefined : operand.nullable)
    }
    case 'call':
      return callValue(node, place, work)
    case 'extract': {
      const from = work.expression(node.from, place)
      if (node.timeZone !== undefined) work.expression(node.timeZone, place)
      tellExtract(node, from.type, work)
      return made(extractType(node.part.name, dialect === 'duckdb'), [from], from.nullable)
    }
    case 'date-part':
    case 'parameter':
    case 'default':
    case 'table-argument':
      return UNKNOWN_VALUE
    case 'subscript':
      return subscript(node, place, work)
    case 'slice': {
      const base = work.expression(node.base, place)
      const rest = [node.from, node.to, node.step].flatMap((each) => each ?? [])
      const others = rest.map((each) => work.expression(each, place).lineage)
      return { type: base.type, nullable: undefined, lineage: chosen([base.lineage], others, 'transform') }
    }
    case 'array': {
      const elements = node.elements.map((each) => typed(each, place, work))
      const written = node.type === undefined ? undefined : typeOfName(node.type, dialect)
      const type = written ?? arrayOf(commonType(node, '[...]', elements, work))
      tellElements(node, type, elements, work)
      const lineages = elements.map((each) => each.value.lineage)
      return { type, nullable: false, lineage: chosen(lineages, [], 'transform') }
    }
    case 'array-query': {
      const value = queryValue(node.query, place, work)
      tellNested(node, 'ARRAY(...)', value.type, work)
      return { type: arrayOf(value.type), nullable: false, lineage: value.lineage }
    }
    case 'struct':
      return structValue(node, place, work)
    case 'map': {
      const keys = node.entries.map((entry) => typed(entry.key, place, work))
      const values = node.entries.map((entry) => typed(entry.value, place, work))
      const type: SqlType = {
        kind: 'map',
        key: supertype(keys, dialect) ?? UNKNOWN,
        value: supertype(values, dialect) ?? UNKNOWN,
      }
      return made(
        type,
        [...keys, ...values].map((each) => each.value),
        false,
      )
    }
    case 'exists':
      work.query(node.query, place.scope)
      return literal(BOOL)
    case 'subquery':
      return queryValue(node.query, place, work)
    case 'lambda':
      return lambdaValue(node, [], place, work)
    case 'named-argument':
      return work.expression(node.value, place)
    case 'list-comprehension':
      return comprehension(node, place, work)
    case 'collate':
      return work.expression(node.operand, place)
    case 'at-time-zone': {
      const operand = work.expression(node.operand, place)
      const zone = work.expression(node.timeZone, place)
      const { kind } = operand.type
      const type =
        kind === 'timestamp' ? DATETIME : kind === 'datetime' || kind === 'date' ? TIMESTAMP : UNKNOWN
      return made(type, [operand, zone])
    }
    case 'with-expression': {
      let inner = place
      for (const variable of node.variables) {
        const value = work.expression(variable.expression, inner)
        if (variable.alias !== undefined) inner = binding(inner, [[variable.alias.name, value]])
      }
      return work.expression(node.result, inner)
    }
  }
}

function extractType(part: string, duckdb: boolean): SqlType {
  if (part === 'DATE') return { kind: 'date' }
  if (part === 'TIME') return { kind: 'time' }
  if (part === 'DATETIME') return DATETIME
  if (duckdb && (part === 'EPOCH' || part === 'JULIAN')) return { kind: 'float64' }
  return INT64
}

/** BigQuery: the number of days in INTERVAL n DAY. */
function intervalAmount(node: Expression, place: Place, work: Work): Value {
  const value = work.expression(node, place)
  const { kind } = value.type
  if (work.dialect === 'bigquery' && (kind === 'bool' || kind === 'json')) {
    report(work, node, wrongOperand({ operator: 'INTERVAL', type: kind.toUpperCase(), wanted: 'INT64' }))
  }
  return value
}

const beyond = 2n ** 63n

/** The digits of the least INT64, which has a literal only behind its sign. */
function isLeast({ integer, text }: NumberLiteral): boolean {
  return integer && text.length > 17 && BigInt(text) === beyond
}

function isWide({ integer, text }: NumberLiteral): boolean {
  return integer && text.length > 17 && BigInt(text) >= beyond
}
