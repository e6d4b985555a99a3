import type { Expression } from '../ast.ts'
import { binary, call, string } from '../ast-builders.ts'
import type { TypeKind } from '../types.ts'
import { BYTES, STRING } from '../types.ts'
import { formatCall } from './format.ts'
import { alsoOfBytes } from './latin.ts'
import { family } from './rows.ts'
import type { DuckdbRewrite, FunctionSpec, RewriteCall } from './spec.ts'
import { duckdb } from './template.ts'
import { asText } from './text-form.ts'

/** One rewrite for text, another for bytes. */
const byKind =
  (text: string, bytes: string): DuckdbRewrite =>
  (from) =>
    duckdb(from.targets[0]?.kind === 'bytes' ? bytes : text, from.args, from.node)

/** The first text that has a `$n` for the last argument given. */
const byCount =
  (...texts: readonly string[]): DuckdbRewrite =>
  (from) => {
    const found = texts.find((text) => new Set(text.match(/\$\d/g)).size === from.args.length)
    if (found === undefined)
      return from.refuse(`${from.name} with ${from.args.length} arguments cannot run on DuckDB.`)
    return duckdb(found, from.args, from.node)
  }

const containsSubstring: DuckdbRewrite = (from) => {
  const kind = from.types[0]?.kind ?? 'unknown'
  if (!['string', 'null', 'unknown'].includes(kind))
    return from.refuse(
      `${from.name} of a ${kind.toUpperCase()} cannot run on DuckDB yet.`,
      'Search its texts one by one, or cast the value to STRING.',
      from.written[0],
    )
  return duckdb("contains(bq_casefold($1, 'NFKC'), bq_casefold($2, 'NFKC'))", from.args, from.node)
}

/** Of the hexadecimal digits, two for each byte; filled up with blanks. */
const pad =
  (side: 'bq_lpad' | 'bq_rpad'): DuckdbRewrite =>
  (from) => {
    const bytes = from.targets[0]?.kind === 'bytes'
    const filling = from.args.length === 3 ? '$3' : "' '"
    if (!bytes) return duckdb(`${side}($1, $2, ${filling})`, from.args, from.node)
    const digits = from.args.length === 3 ? 'hex($3)' : "'20'"
    return duckdb(`unhex(${side}(hex($1), 2 * $2, ${digits}))`, from.args, from.node)
  }

const notJoined: readonly TypeKind[] = ['array', 'struct', 'json']

/** What is no text is written as text first. */
const concat: DuckdbRewrite = (from) => {
  const bytes = from.types.some((type) => type.kind === 'bytes')
  if (
    from.types.some(
      ({ kind }) => notJoined.includes(kind) || (bytes && !['bytes', 'null', 'unknown'].includes(kind)),
    )
  )
    return from.reject('CONCAT joins values that can be text, or BYTES with BYTES.')
  const [first, ...rest] = bytes ? from.args : from.args.map((arg, index) => asText(arg, from.types[index]!))
  if (rest.length === 0) return first!
  return rest.reduce<Expression>((left, right) => binary(from.node, left, '||', right), first!)
}

const bytesTrims: Readonly<Record<string, string>> = {
  ltrim: 'bq_bytes_ltrim($1, $2)',
  rtrim: 'bq_bytes_rtrim($1, $2)',
  trim: 'bq_bytes_rtrim(bq_bytes_ltrim($1, $2), $2)',
}

const trim =
  (name: string): DuckdbRewrite =>
  (from) => {
    if (from.types.some((type) => type.kind === 'bytes'))
      return duckdb(bytesTrims[name] ?? '', from.args, from.node)
    const [value, characters = string(from.node, whitespace)] = from.args
    return call(from.node, name, [value!, characters])
  }

/** What Unicode calls white space, which TRIM takes away without a second argument. */
const whitespace =
  '\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000'

/** Of the hexadecimal digits, two for each byte. */
const bytesSubstr: DuckdbRewrite = (from) =>
  duckdb(
    from.args.length === 2 ? 'bq_bytes_substr($1, $2, octet_length($1))' : 'bq_bytes_substr($1, $2, $3)',
    from.args,
    from.node,
  )

function modeOf(from: RewriteCall): string {
  const form = from.written[1]
  return form?.kind === 'date-part' ? form.name.toUpperCase() : 'NFC'
}

const casefold: DuckdbRewrite = (from) =>
  call(from.node, 'bq_casefold', [from.args[0]!, string(from.node, modeOf(from))])

/** The order of the bytes is the one that a text has without a collation; ICU's are others than DuckDB's. */
const collate: DuckdbRewrite = (from) => {
  const collation = from.written[1]
  return collation?.kind === 'string' && /^(|binary)$/.test(collation.value)
    ? from.args[0]!
    : from.refuse('This collation cannot run on DuckDB.', 'Compare LOWER(...) of both sides.', collation)
}

const normalize: DuckdbRewrite = (from) => {
  const mode = modeOf(from)
  if (mode === 'NFC') return call(from.node, 'nfc_normalize', [from.args[0]!])
  return call(from.node, 'bq_normalize', [from.args[0]!, string(from.node, mode)])
}

const translate: DuckdbRewrite = (from) => {
  const characters = from.args[1]
  if (characters?.kind === 'string' && new Set(characters.value).size < [...characters.value].length) {
    return from.reject('The characters that TRANSLATE looks for must differ.', undefined, from.written[1])
  }
  return call(from.node, characters?.kind === 'string' ? 'translate' : 'bq_translate', from.args)
}

const both = ['string -> string', 'bytes -> bytes']
const padded = ['string, int64, string? -> string', 'bytes, int64, bytes? -> bytes']
const tests = ['string, string -> bool', 'bytes, bytes -> bool']

export const stringFunctions: readonly FunctionSpec[] = [
  ...family('string', [
    [
      'ASCII',
      ['string -> int64', 'bytes -> int64'],
      byKind(
        'CAST(bq_ascii($1) AS BIGINT)',
        "CASE WHEN octet_length($1) = 0 THEN 0 ELSE CAST('0x' || substr(hex($1), 1, 2) AS BIGINT) END",
      ),
    ],
    ['UNICODE', 'string -> int64', "CASE WHEN $1 = '' THEN 0::BIGINT ELSE CAST(unicode($1) AS BIGINT) END"],
    ['CHR', 'int64 -> string', 'bq_chr($1)'],
    [
      'BYTE_LENGTH OCTET_LENGTH',
      ['string -> int64', 'bytes -> int64'],
      byKind('strlen($1)', 'octet_length($1)'),
    ],
    ['CHAR_LENGTH CHARACTER_LENGTH', 'string -> int64', 'length($1)'],
    ['LENGTH', ['string -> int64', 'bytes -> int64'], byKind('length($1)', 'octet_length($1)')],
    ['CODE_POINTS_TO_STRING', 'array<int64> -> string', 'bq_code_points_to_string($1)'],
    [
      'TO_CODE_POINTS',
      ['string -> array<int64>', 'bytes -> array<int64>'],
      byKind('bq_to_code_points($1)', 'bq_bytes_to_code_points($1)'),
    ],
    [
      'CONCAT',
      ['string, string... -> string', 'bytes, bytes... -> bytes', 'any, any... -> string'],
      concat,
      { result: (types) => (types.some((type) => type.kind === 'bytes') ? BYTES : STRING) },
    ],
    [
      'CONTAINS_SUBSTR',
      ['string, string -> bool', 'any, string -> bool'],
      containsSubstring,
      {
        status: 'limited',
        note: 'The first argument is a STRING here; BigQuery also searches structs, arrays and JSON.',
      },
    ],
    ['STARTS_WITH', tests, byKind('starts_with($1, $2)', 'starts_with(hex($1), hex($2))')],
    ['ENDS_WITH', tests, byKind('suffix($1, $2)', 'suffix(hex($1), hex($2))')],
    ['FORMAT', 'string, any... -> string', formatCall],
    ['INITCAP', 'string, string? -> string', byCount('bq_initcap($1)', 'bq_initcap_at($1, $2)')],
    [
      'INSTR',
      ['string, string, int64?, int64? -> int64', 'bytes, bytes, int64?, int64? -> int64'],
      alsoOfBytes(byCount('strpos($1, $2)', 'bq_instr($1, $2, $3, 1)', 'bq_instr($1, $2, $3, $4)')),
    ],
    [
      'LEFT',
      ['string, int64 -> string', 'bytes, int64 -> bytes'],
      byKind('bq_left($1, $2)', 'unhex(bq_left(hex($1), 2 * $2))'),
    ],
    [
      'RIGHT',
      ['string, int64 -> string', 'bytes, int64 -> bytes'],
      byKind('bq_right($1, $2)', 'unhex(bq_right(hex($1), 2 * $2))'),
    ],
    ['LOWER', both, byKind('bq_lower($1)', 'bq_bytes_lower($1)')],
    ['UPPER', both, byKind('bq_upper($1)', 'bq_bytes_upper($1)')],
    ['LPAD', padded, pad('bq_lpad')],
    ['RPAD', padded, pad('bq_rpad')],
    ['TRIM', ['string, string? -> string', 'bytes, bytes -> bytes'], trim('trim')],
    ['LTRIM', ['string, string? -> string', 'bytes, bytes -> bytes'], trim('ltrim')],
    ['RTRIM', ['string, string? -> string', 'bytes, bytes -> bytes'], trim('rtrim')],
    ['NORMALIZE', 'string, part? -> string', normalize],
    ['NORMALIZE_AND_CASEFOLD', 'string, part? -> string', casefold],
    [
      'REPEAT',
      ['string, int64 -> string', 'bytes, int64 -> bytes'],
      byKind('bq_repeat($1, $2)', 'unhex(bq_repeat(hex($1), $2))'),
    ],
    [
      'REPLACE',
      ['string, string, string -> string', 'bytes, bytes, bytes -> bytes'],
      byKind('replace($1, $2, $3)', 'bq_bytes_replace($1, $2, $3)'),
    ],
    ['REVERSE', both, byKind('bq_reverse($1)', 'bq_bytes_reverse($1)')],
    [
      'SPLIT',
      ['string, string? -> array<string>', 'bytes, bytes -> array<bytes>'],
      (from) =>
        from.targets[0]?.kind === 'bytes'
          ? duckdb('bq_bytes_split($1, $2)', from.args, from.node)
          : byCount("bq_split($1, ',')", 'bq_split($1, $2)')(from),
    ],
    [
      'COLLATE',
      'string, string -> string',
      collate,
      {
        status: 'limited',
        note: "In ORDER BY and beside = < > BETWEEN and IN the collation 'und:ci'; else '' and 'binary', which take a collation away.",
      },
    ],
    [
      'STRPOS',
      ['string, string -> int64', 'bytes, bytes -> int64'],
      byKind('strpos($1, $2)', 'bq_bytes_strpos($1, $2)'),
    ],
    [
      'SUBSTR SUBSTRING',
      ['string, int64, int64? -> string', 'bytes, int64, int64? -> bytes'],
      (from) =>
        from.targets[0]?.kind === 'bytes'
          ? bytesSubstr(from)
          : byCount('bq_substr($1, $2)', 'bq_substr_length($1, $2, $3)')(from),
    ],
    [
      'TRANSLATE',
      ['string, string, string -> string', 'bytes, bytes, bytes -> bytes'],
      alsoOfBytes(translate),
    ],
    ['SOUNDEX', 'string -> string', 'bq_soundex($1)'],
    ['EDIT_DISTANCE', 'string, string -> int64', 'bq_edit_distance($1, $2)'],
    ['SAFE_CONVERT_BYTES_TO_STRING', 'bytes -> string', 'bq_safe_bytes_to_string($1)'],
    ['TO_BASE32', 'bytes -> string', 'bq_to_base32($1)'],
    ['FROM_BASE32', 'string -> bytes', 'bq_from_base32($1)'],
    ['CODE_POINTS_TO_BYTES', 'array<int64> -> bytes', 'bq_code_points_to_bytes($1)'],
    ['TO_HEX', 'bytes -> string', 'lower(hex($1))'],
    ['FROM_HEX', 'string -> bytes', 'unhex($1)'],
    ['TO_BASE64', 'bytes -> string', 'to_base64($1)'],
    ['FROM_BASE64', 'string -> bytes', 'bq_from_base64($1)'],
  ]),
]
