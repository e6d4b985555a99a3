// Operators that mean something else or are written as functions.

import type { Binary, Expression, Like } from '../sql/ast.ts'
import { binary, call, not } from '../sql/ast-builders.ts'
import type { Notes } from './note.ts'
import type { SourceLanguage } from './source-language.ts'
import { valueKind } from './value-kind.ts'

/** T-SQL's LIKE knows sets of characters; ILIKE looks at no case. */
export function translateLike(node: Like, language: SourceLanguage, notes: Notes): Expression {
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

export function translateBinary(
  node: Binary,
  before: Binary,
  language: SourceLanguage,
  notes: Notes,
): Expression {
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
