import type { Expression } from '../ast.ts'
import { number, string } from '../ast-builders.ts'
import { alsoOfBytes } from './latin.ts'
import { groupOf } from './regexp-group.ts'
import { family } from './rows.ts'
import type { DuckdbRewrite, FunctionSpec, RewriteCall } from './spec.ts'
import { duckdb } from './template.ts'

/** How many groups a pattern that is written out has: both engines run RE2. */
function groupsOf(pattern: string): number {
  const count = pattern
    .replace(/\\Q.*?(\\E|$)|\\.|\[\^?\]?(?:\\.|\[:\w+:\]|[^\]])*\]/gs, '')
    .match(/\((?!\?)|\(\?P?</g)
  return count?.length ?? 0
}

/** The pattern, where it is written out. */
function literalPattern(from: RewriteCall): string | undefined {
  const pattern = from.args[1]
  if (pattern?.kind !== 'string') return undefined
  const count = groupsOf(pattern.value)
  if (count > 1)
    return from.reject(
      `The pattern of ${from.name} has ${count} groups; one is allowed.`,
      'Write (?:...) for the others.',
    )
  return pattern.value
}

/** The same, where DuckDB's own functions find one match after the other as GoogleSQL's do. */
function plainPattern(from: RewriteCall): string | undefined {
  const pattern = literalPattern(from)
  return pattern === undefined || mayBeEmpty(pattern) || groupOf(pattern)?.optional === true
    ? undefined
    : pattern
}

const extract: DuckdbRewrite = (from) => {
  if (from.args.length === 2) return extractFirst(from)
  const pattern = plainPattern(from)
  const [text, , position, occurrence = number(from.node, 1)] = from.args
  const args = [text!, from.args[1]!, position!, occurrence]
  return pattern === undefined
    ? duckdb('bq_re_extract($1, $2, $3, $4)', args, from.node)
    : duckdb(
        `bq_regexp_nth(regexp_extract_all(substr($1, $3), $2, ${groupsOf(pattern)}), length($1), $3, $4)`,
        args,
        from.node,
      )
}

function extractFirst(from: RewriteCall): Expression {
  const pattern = literalPattern(from)
  const group = pattern === undefined ? undefined : groupOf(pattern)
  // DuckDB does not tell a group that took no part from one that is empty.
  if (pattern === undefined || (group?.optional === true && group.canBeEmpty))
    return duckdb('bq_re_extract($1, $2, 1, 1)', from.args, from.node)
  const found = duckdb(`bq_regexp_extract($1, $2, ${groupsOf(pattern)})`, from.args, from.node)
  return group?.optional === true ? duckdb("nullif($1, '')", [found], from.node) : found
}

const extractAll: DuckdbRewrite = (from) => {
  const pattern = plainPattern(from)
  return pattern === undefined
    ? duckdb('CAST(CAST(bq_re_extract_all($1, $2) AS JSON) AS VARCHAR[])', from.args, from.node)
    : duckdb(`regexp_extract_all($1, $2, ${groupsOf(pattern)})`, from.args, from.node)
}

/** Once it asks for no places. A pattern that JavaScript cannot read counts as one that may match nothing. */
function mayBeEmpty(pattern: string): boolean {
  const placeless = pattern
    .replace(/^\(\?[a-zA-Z]+\)/, '')
    .replaceAll('(?P<', '(?<')
    .replace(/\\.|[\^$]/gs, (sign) => (/^(\\[bBAz]|[\^$])$/.test(sign) ? '' : sign))
  try {
    return new RegExp(placeless, 'u').test('')
  } catch {
    return true
  }
}

const instr: DuckdbRewrite = (from) => {
  literalPattern(from)
  const [one, zero] = [number(from.node, 1), number(from.node, 0)]
  const [text, written, position = one, occurrence = one, end = zero] = from.args
  return duckdb('bq_re_instr($1, $2, $3, $4, $5)', [text!, written!, position, occurrence, end], from.node)
}

/** In the replacement `\0` is the whole match in both; DuckDB knows no other escape than digits and the backslash. */
const replace: DuckdbRewrite = (from) => {
  const replacement = from.args[2]
  const args: Expression[] = [...from.args]
  if (replacement?.kind === 'string' && /\\[^0-9\\]|\\$/.test(replacement.value)) {
    return from.reject(
      'The replacement of REGEXP_REPLACE has a backslash that neither a digit nor a backslash follows.',
    )
  }
  const pattern = from.args[1]
  if (replacement?.kind === 'string' && pattern?.kind === 'string') {
    const wanted = Math.max(
      0,
      ...[...replacement.value.matchAll(/\\(\d|\\)/g)].map(([, n]) => Number(n) || 0),
    )
    const there = groupsOf(pattern.value)
    if (wanted > there)
      return from.reject(`The replacement names group ${wanted}, and the pattern has ${there}.`)
  }
  if (replacement?.kind === 'string') args[2] = string(replacement, replacement.value)
  return duckdb("regexp_replace($1, $2, $3, 'g')", args, from.node)
}

export const regexpFunctions: readonly FunctionSpec[] = family('regular expression', [
  [
    'REGEXP_CONTAINS',
    ['string, string -> bool', 'bytes, bytes -> bool'],
    alsoOfBytes((from) => duckdb('regexp_matches($1, $2)', from.args, from.node)),
  ],
  [
    'REGEXP_EXTRACT REGEXP_SUBSTR',
    ['string, string, int64?, int64? -> string', 'bytes, bytes, int64?, int64? -> bytes'],
    alsoOfBytes(extract),
  ],
  [
    'REGEXP_EXTRACT_ALL',
    ['string, string -> array<string>', 'bytes, bytes -> array<bytes>'],
    alsoOfBytes(extractAll),
  ],
  [
    'REGEXP_INSTR',
    ['string, string, int64?, int64?, int64? -> int64', 'bytes, bytes, int64?, int64?, int64? -> int64'],
    alsoOfBytes(instr),
  ],
  [
    'REGEXP_REPLACE',
    ['string, string, string -> string', 'bytes, bytes, bytes -> bytes'],
    alsoOfBytes(replace),
  ],
])
