import type { Expression } from '../ast.ts'
import { call, string } from '../ast-builders.ts'
import { STRING } from '../types.ts'
import { mapped } from './bound.ts'
import type { DuckdbRewrite, RewriteCall } from './spec.ts'

/**
 * A rewrite for text, used for BYTES too: each byte is the character with its number, as RE2 reads BYTES itself, and what
 * comes out is bytes again.
 */
export function alsoOfBytes(rewrite: DuckdbRewrite): DuckdbRewrite {
  return (from) => {
    if (!isOfBytes(from)) return rewrite(from)
    const args = from.args.map((arg, index) =>
      from.targets[index]?.kind === 'bytes' || from.types[index]?.kind === 'bytes'
        ? asLatin(arg, from.written[index])
        : arg,
    )
    const found = rewrite({
      ...from,
      args,
      types: from.types.map((type) => (type.kind === 'bytes' ? STRING : type)),
      targets: from.targets.map((type) => (type?.kind === 'bytes' ? STRING : type)),
    })
    if (from.result.kind === 'bytes') return call(from.node, 'bq_of_latin', [found])
    if (from.result.kind !== 'array') return found
    return mapped(found, 'bq_latin_each', (each) => call(from.node, 'bq_of_latin', [each]))
  }
}

function isOfBytes(from: RewriteCall): boolean {
  return from.types.some((type) => type.kind === 'bytes')
}

/** BYTES as a text of as many characters; a literal is one, but for a NUL, which DuckDB's literals cannot hold. */
export function asLatin(value: Expression, written: Expression | undefined): Expression {
  const plain = written?.kind === 'bytes' && !written.value.includes('\0')
  return plain ? string(value, written.value) : call(value, 'bq_latin', [value])
}
