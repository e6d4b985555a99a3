// Operators that mean something else or are written as functions.

import type { Binary, Expression, Like } from '../sql/ast.ts'
import { binary, call, not } from '../sql/ast-builders.ts'
import { addTo, asDate } from './date-values.ts'
import type { Notes } from './note.ts'
import type { SourceLanguage } from './source-language.ts'
import { type ValueKind, valueKind } from './value-kind.ts'

/** T-SQL's LIKE knows sets of characters; ILIKE looks at no case. */
export function translateLike(node: Like, language: SourceLanguage, notes: Notes): Expression {
  const [pattern] = node.patterns
  if (node.operator === 'ilike') {
    const lower = (value: Expression) => call(value, 'LOWER', [value])
    return { ...node, operator: 'like', operand: lower(node.operand), patterns: node.patterns.map(lower) }
  }
  if (language.foldsCase)
    notes.once(node, `LIKE looks at no case in ${language.title} under its usual collation; BigQuery's does.`)
  if (node.escape !== undefined) return withoutEscape(node, language, notes)
  if (language.rules.transact && pattern?.kind === 'string' && /[[\]]/.test(pattern.value)) {
    const matches = call(node, 'REGEXP_CONTAINS', [
      node.operand,
      { ...pattern, value: likeAsRegexp(pattern.value) },
    ])
    return node.negated ? not(node, matches) : matches
  }
  if (!language.rules.transact) return node
  // A backslash says nothing in T-SQL, and hides the sign after it in BigQuery.
  return {
    ...node,
    patterns: node.patterns.map((each) =>
      each.kind === 'string' ? { ...each, value: each.value.replaceAll('\\', '\\\\') } : each,
    ),
  }
}

/** BigQuery escapes by a backslash and by nothing else. */
function withoutEscape(node: Like, language: SourceLanguage, notes: Notes): Expression {
  const { escape: mark, patterns } = node
  const [pattern] = patterns
  const sign = mark?.kind === 'string' && mark.value.length === 1 ? mark.value : undefined
  if (
    sign === undefined ||
    pattern?.kind !== 'string' ||
    (language.rules.transact && /[[\]]/.test(pattern.value))
  ) {
    notes.lost(node, 'This ESCAPE has no counterpart: BigQuery escapes by a backslash.')
    return node
  }
  let value = ''
  for (let index = 0; index < pattern.value.length; index++) {
    const each = pattern.value[index]!
    if (each === sign) value += `\\${pattern.value[++index] ?? ''}`
    else value += each === '\\' ? '\\\\' : each
  }
  return { ...node, escape: undefined, patterns: [{ ...pattern, value }] }
}

/** Texts are compared: told once. */
export function foldsCase(at: Expression, language: SourceLanguage, notes: Notes): void {
  notes.once(
    at,
    `${language.title} compares texts without regard to case and trailing blanks under its usual collation, BigQuery with regard to both.`,
  )
}

const bits = new Set(['&', '|', '^', '**', '+', '-'])

/** T-SQL's bit operators bind as tightly as + and -, from left to right; in BigQuery each has a rank of its own. */
function checkBits(before: Binary, language: SourceLanguage, notes: Notes): void {
  const isMixed = [before.left, before.right].some(
    (operand) =>
      operand.kind === 'binary' && bits.has(operand.operator) && operand.operator !== before.operator,
  )
  if (language.rules.transact && isMixed)
    notes.check(
      before,
      'Bit operators bind otherwise in BigQuery: put parentheses around what belongs together.',
    )
}

/** A text of eight digits is a day beside a date, and BigQuery does not read it so. */
function compactDay(side: Expression, other: Expression, notes: Notes): Expression {
  if (side.kind !== 'string' || !/^(19|20)\d\d[01]\d[0-3]\d$/.test(side.value)) return side
  const kind = valueKind(other)
  if (kind === 'date' || kind === 'datetime') return asDate(side)
  if (kind === 'unknown') {
    const day = side.value.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
    notes.check(side, `Beside a date, BigQuery does not read '${side.value}': write DATE '${day}'.`)
  }
  return side
}

/** `d + 1` is a day later. */
function daysLater(node: Binary, kinds: readonly ValueKind[], before: Binary): Expression | undefined {
  const [left, right] = kinds
  const isDay = (left === 'datetime' || left === 'timestamp') && (right === 'integer' || right === 'unknown')
  if (!isDay || before.right.kind === 'interval') return undefined
  const days: Expression =
    node.operator === '+'
      ? node.right
      : { kind: 'unary', operator: '-', operand: node.right, start: node.right.start, end: node.right.end }
  return addTo(node, node.left, days, 'DAY')
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

export function translateBinary(
  node: Binary,
  before: Binary,
  language: SourceLanguage,
  notes: Notes,
): Expression {
  const kinds = [valueKind(before.left), valueKind(before.right)]
  const { left, right } = node
  switch (node.operator) {
    case '-':
      return (language.rules.transact ? daysLater(node, kinds, before) : undefined) ?? node
    case '&':
    case '|':
      checkBits(before, language, notes)
      return node
    case '+':
      if (language.rules.transact) {
        const later = daysLater(node, kinds, before)
        if (later !== undefined) return later
      }
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
      // The sign ^ is T-SQL's exclusive or.
      if (language.rules.transact) {
        checkBits(before, language, notes)
        return { ...node, operator: '^' }
      }
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
    case '<':
    case '>':
    case '<=':
    case '>=': {
      const isDay = (side: Expression) =>
        side.kind === 'string' && /^\d[\d-]*([T ][\d:.]+)?$/.test(side.value)
      if (language.foldsCase && kinds.includes('string') && !isDay(before.left) && !isDay(before.right))
        foldsCase(node, language, notes)
      if (!language.rules.transact) return node
      return {
        ...node,
        left: compactDay(left, before.right, notes),
        right: compactDay(right, before.left, notes),
      }
    }
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
