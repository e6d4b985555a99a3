import type { Cast, Expression } from '../sql/ast.ts'
import { call, cast, number } from '../sql/ast-builders.ts'
import { formatted } from './date-values.ts'
import { convertStyles } from './format-patterns.ts'
import type { Notes } from './note.ts'
import { text } from './rules.ts'
import type { SourceLanguage } from './source-language.ts'
import { typeKind, valueKind } from './value-kind.ts'

/** A cast, and T-SQL's CONVERT with its style; `before` still has the types of its own language. */
export function translateCast(node: Cast, before: Cast, language: SourceLanguage, notes: Notes): Expression {
  const kind = typeKind(before.type)
  if (language.rules.transact && node.format !== undefined) return styled(node, before, notes)
  const isCut =
    kind === 'string' && before.type.parameters[0]?.kind === 'number' && before.type.name !== 'TEXT'
  const made = { ...node, format: undefined }
  if (!isCut || !language.rules.transact || before.operand.kind === 'number') return made
  const length = before.type.parameters[0]!
  if (valueKind(before.operand) === 'string') return call(node, 'SUBSTR', [made, number(node, 1), length])
  notes.check(
    node,
    `${before.type.name} with a length cuts longer texts; BigQuery's STRING does not. Add SUBSTR(..., 1, n) where it matters.`,
  )
  return made
}

/** `CONVERT(VARCHAR(8), d, 112)` -> `FORMAT_DATETIME('%Y%m%d', d)`; `CONVERT(DATE, s, 103)` -> `PARSE_DATE`. */
function styled(node: Cast, before: Cast, notes: Notes): Expression {
  const style = before.format?.kind === 'number' ? before.format.text : undefined
  const elements = style === undefined ? undefined : convertStyles[style]
  const plain = cast(node, node.operand, node.type, node.safe)
  const kind = typeKind(before.type)
  if (elements === undefined) {
    notes.lost(node, `CONVERT with style ${style ?? '(computed)'} is not translated; its style is left out.`)
    return plain
  }
  if (kind === 'string') return formatted(node, elements, node.operand)
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
