import type { Cast, Expression } from '../sql/ast.ts'
import { callName } from '../sql/ast.ts'
import { call, cast } from '../sql/ast-builders.ts'
import { formatted } from './date-values.ts'
import { convertStyles, cutPattern } from './format-patterns.ts'
import type { Notes } from './note.ts'
import { text } from './rules.ts'
import type { SourceLanguage } from './source-language.ts'
import { typeKind, valueKind } from './value-kind.ts'

/** A cast, and T-SQL's CONVERT with its style; `before` still has the types of its own language. */
export function translateCast(node: Cast, before: Cast, language: SourceLanguage, notes: Notes): Expression {
  const kind = typeKind(before.type)
  if (language.rules.transact && node.format !== undefined) return styled(node, before, notes)
  if (language.rules.transact && kind === 'integer') return wholeNumber(node, before, notes)
  if (
    language.name === 'postgres' &&
    kind === 'integer' &&
    /^(number|unknown)$/.test(valueKind(before.operand))
  ) {
    notes.once(
      node,
      'A DOUBLE PRECISION that ends in .5 rounds to the even neighbour in PostgreSQL, and away from 0 in BigQuery.',
    )
  }
  const made = { ...node, format: undefined }
  if (kind !== 'string' || !language.rules.transact || before.operand.kind === 'number') return made
  const own = valueKind(before.operand)
  if (own === 'datetime') return cutTo(before, formatted(node, convertStyles['0']!, node.operand))
  if (own === 'string') return cutTo(before, made)
  if (own !== 'integer' && own !== 'date') {
    notes.once(
      node,
      "T-SQL writes a DATETIME as 'Jan 31 2024 12:00AM' and a FLOAT with 6 digits, cuts texts to the length of the type, and fails on longer numbers; BigQuery writes '2024-01-31 00:00:00' and all digits, and cuts nothing. Use FORMAT_DATETIME, FORMAT or LEFT where it matters.",
    )
  }
  return made
}

/** `VARCHAR(10)` holds ten characters. */
function cutTo(before: Cast, value: Expression): Expression {
  const [length] = before.type.parameters
  return length?.kind === 'number' ? call(value, 'LEFT', [value, length]) : value
}

const wholes = new Set(['FLOOR', 'CEILING', 'CEIL', 'TRUNC', 'SIGN'])

/** T-SQL cuts the fraction, BigQuery rounds. */
function wholeNumber(node: Cast, before: Cast, notes: Notes): Expression {
  const kind = valueKind(before.operand)
  const made = { ...node, format: undefined }
  if (kind === 'number') return { ...made, operand: call(node, 'TRUNC', [node.operand]) }
  const isWhole = before.operand.kind === 'call' && wholes.has(callName(before.operand))
  if (kind === 'unknown' && !isWhole) {
    notes.once(
      node,
      'CAST to a whole number cuts a fraction in T-SQL and rounds in BigQuery: write CAST(TRUNC(x) AS INT64) where x has one.',
    )
  }
  return made
}

function isBytes(value: Expression): boolean {
  return value.kind === 'call' && /^(MD5|SHA1|SHA256|SHA512)$/.test(callName(value))
}

/** `CONVERT(VARCHAR(8), d, 112)` -> `FORMAT_DATETIME('%Y%m%d', d)`; `CONVERT(DATE, s, 103)` -> `PARSE_DATE`. */
function styled(node: Cast, before: Cast, notes: Notes): Expression {
  const style = before.format?.kind === 'number' ? before.format.text : undefined
  const elements = style === undefined ? undefined : convertStyles[style]
  const plain = cast(node, node.operand, node.type, node.safe)
  const kind = typeKind(before.type)
  const own = valueKind(before.operand)
  if (kind === 'string' && (style === '1' || style === '2') && isBytes(node.operand)) {
    const hexadecimal = call(node, 'UPPER', [call(node, 'TO_HEX', [node.operand])])
    return cutTo(before, style === '2' ? hexadecimal : call(node, 'CONCAT', [text(node, '0x'), hexadecimal]))
  }
  if (kind === 'string' && (own === 'integer' || own === 'number')) {
    notes.lost(node, `The style ${style ?? '(computed)'} of CONVERT for numbers is left out.`)
    return plain
  }
  if (elements === undefined) {
    notes.lost(node, `CONVERT with style ${style ?? '(computed)'} is not translated; its style is left out.`)
    return plain
  }
  if (kind === 'string') {
    const cut = before.type.parameters[0]
    const short = cut?.kind === 'number' ? cutPattern(elements, Number(cut.text)) : elements
    const value = formatted(node, short ?? elements, node.operand)
    return short === undefined ? cutTo(before, value) : value
  }
  if (kind === 'date' || kind === 'datetime') {
    if (valueKind(before.operand) !== 'string' && valueKind(before.operand) !== 'unknown') return plain
    return call(
      node,
      kind === 'date' ? 'PARSE_DATE' : 'PARSE_DATETIME',
      [text(node, elements), node.operand],
      { safe: node.safe },
    )
  }
  notes.check(node, `The style ${style} of CONVERT says nothing for this type and is left out.`)
  return plain
}
