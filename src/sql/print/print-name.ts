import type { Identifier } from '../ast.ts'
import type { DialectRules } from '../dialect.ts'

const plain = /^[A-Za-z_][A-Za-z0-9_]*$/
const dashed = /^[A-Za-z_][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*$/

/** A name, in quotes if it was written so or if the dialect would misread it. */
export function printName(identifier: Identifier, rules: DialectRules): string {
  const { name, quoted } = identifier
  if (quoted || !plain.test(name) || rules.quoted.has(name.toUpperCase())) {
    return !quoted && /^#\d+$/.test(name) ? name : quoteName(name, rules)
  }
  return name
}

/** Parts joined by dots. */
export function printNames(parts: readonly Identifier[], rules: DialectRules): string {
  return parts.map((part) => printName(part, rules)).join('.')
}

/** The name of a table: a project's dashes need no quotes in BigQuery. */
export function printRelationName(parts: readonly Identifier[], rules: DialectRules): string {
  return parts
    .map((part) => {
      const isDashed =
        rules.name === 'bigquery' && !part.quoted && part.name.includes('-') && dashed.test(part.name)
      return isDashed ? part.name : printName(part, rules)
    })
    .join('.')
}

/** The name of a function: reserved words such as LEFT stay bare, for quoted they may mean something else. */
export function printFunctionName(parts: readonly Identifier[], rules: DialectRules): string {
  if (parts.length > 1) return printRelationName(parts, rules)
  return parts
    .map((part) => (!part.quoted && plain.test(part.name) ? part.name : quoteName(part.name, rules)))
    .join('')
}

export function quoteName(name: string, rules: DialectRules): string {
  if (rules.identifierQuote === '"') return `"${name.replaceAll('"', '""')}"`
  const escaped = name
    .replaceAll('\\', '\\\\')
    .replaceAll('`', '\\`')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
  return `\`${escaped}\``
}
