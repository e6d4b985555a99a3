import type { Expression } from '../ast.ts'
import { string } from '../ast-builders.ts'
import { alsoOfBytes } from './latin.ts'
import { groupOf } from './regexp-group.ts'
import { family } from './rows.ts'
import type { DuckdbRewrite, FunctionSpec, RewriteCall } from './spec.ts'
import { duckdb } from './template.ts'

/** Both engines run RE2; a pattern that is written out tells how many groups it has. */
function groups(from: RewriteCall): number {
  const pattern = from.args[1]
  if (pattern?.kind !== 'string') {
    return from.refuse(
      `${from.name} needs a pattern that is written out to run on DuckDB.`,
      undefined,
      from.written[1],
    )
  }
  return groupsOf(pattern.value)
}

function groupsOf(pattern: string): number {
  const count = pattern
    .replace(/\\Q.*?(\\E|$)|\\.|\[\^?\]?(?:\\.|\[:\w+:\]|[^\]])*\]/gs, '')
    .match(/\((?!\?)|\(\?P?</g)
  return count?.length ?? 0
}

const extract: DuckdbRewrite = (from) => {
  const count = groups(from)
  if (count > 1)
    return from.reject(
      `The pattern of ${from.name} has ${count} groups; one is allowed.`,
      'Write (?:...) for the others.',
    )
  if (from.args.length === 2) {
    const found = duckdb(`bq_regexp_extract($1, $2, ${count})`, from.args, from.node)
    const pattern = from.args[1]
    const group = pattern?.kind === 'string' && count === 1 ? groupOf(pattern.value) : undefined
    if (group?.optional !== true) return found
    // A group that took no part is NULL in GoogleSQL and empty in DuckDB.
    if (!group.canBeEmpty) return duckdb("nullif($1, '')", [found], from.node)
    return from.refuse(
      'The group of this pattern may be left out or be empty, which DuckDB does not tell apart.',
      undefined,
      from.written[1],
    )
  }
  const all = mayBeEmpty(from.args[1]!) ? 'bq_regexp_extract_empty' : 'regexp_extract_all'
  if (all !== 'regexp_extract_all') refuseEmptyAtPlaces(from)
  const found = `${all}(substr($1, $3), $2, ${count})`
  const nth = from.args.length === 3 ? '1' : '$4'
  return duckdb(`bq_regexp_nth(${found}, length($1), $3, ${nth})`, from.args, from.node)
}

const extractAll: DuckdbRewrite = (from) => {
  const count = groups(from)
  if (count > 1)
    return from.reject(
      `The pattern of ${from.name} has ${count} groups; one is allowed.`,
      'Write (?:...) for the others.',
    )
  if (!mayBeEmpty(from.args[1]!)) return duckdb(`regexp_extract_all($1, $2, ${count})`, from.args, from.node)
  refuseEmptyAtPlaces(from)
  return duckdb(`bq_regexp_extract_empty($1, $2, ${count})`, from.args, from.node)
}

/** Matches of nothing are counted one by one, as often as DuckDB finds them only where no place is named. */
function refuseEmptyAtPlaces(from: RewriteCall): void {
  const pattern = from.args[1]
  if (pattern?.kind === 'string' && /[\^$]|\\[bBAz]/.test(pattern.value)) {
    from.refuse(
      'A pattern that may match nothing, at places that it names, finds others in DuckDB.',
      'Write + in place of *.',
      from.written[1],
    )
  }
}

/** A pattern that JavaScript cannot read counts as one that may match nothing. */
function mayBeEmpty(pattern: Expression): boolean {
  if (pattern.kind !== 'string') return true
  try {
    return new RegExp(pattern.value.replace(/^\(\?[a-zA-Z]+\)/, '').replaceAll('(?P<', '(?<'), 'u').test('')
  } catch {
    return true
  }
}

const instr: DuckdbRewrite = (from) => {
  const count = groups(from)
  if (count > 0)
    return from.refuse(
      `${from.name} with a group cannot run on DuckDB.`,
      'Write the group as (?:...), or take STRPOS of what REGEXP_EXTRACT finds.',
      from.written[1],
    )
  if (mayBeEmpty(from.args[1]!) && from.args[1]?.kind === 'string' && from.args[1].value !== '')
    return from.refuse(
      `${from.name} of a pattern that may match nothing cannot run on DuckDB.`,
      'Write + in place of *.',
      from.written[1],
    )
  const one = duckdb('1', [], from.node)
  const zero = duckdb('0', [], from.node)
  const [text, pattern, position = one, occurrence = one, end = zero] = from.args
  return duckdb(
    'bq_regexp_instr($1, $2, $3, $4, $5)',
    [text!, pattern!, position, occurrence, end],
    from.node,
  )
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

const written = {
  status: 'limited',
  note: 'The pattern is written out; a group that may be left out or be empty is refused.',
} as const

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
    written,
  ],
  [
    'REGEXP_EXTRACT_ALL',
    ['string, string -> array<string>', 'bytes, bytes -> array<bytes>'],
    alsoOfBytes(extractAll),
    written,
  ],
  [
    'REGEXP_INSTR',
    ['string, string, int64?, int64?, int64? -> int64', 'bytes, bytes, int64?, int64?, int64? -> int64'],
    alsoOfBytes(instr),
    { status: 'limited', note: 'A pattern with a group, or that may match nothing, is refused.' },
  ],
  [
    'REGEXP_REPLACE',
    ['string, string, string -> string', 'bytes, bytes, bytes -> bytes'],
    alsoOfBytes(replace),
  ],
])
