import type { Expression } from '../ast.ts'
import { call, string } from '../ast-builders.ts'
import { mapped } from './bound.ts'
import { jsonChanges } from './json-changes.ts'
import { duckdbPath } from './json-path.ts'
import { asJson, jsonOf } from './json-value.ts'
import { family } from './rows.ts'
import type { DuckdbRewrite, FunctionSpec, RewriteCall } from './spec.ts'
import { duckdb } from './template.ts'

/** One rewrite for a value of type JSON, one for JSON in a STRING, whose numbers keep the form in which they are written. */
const byPath =
  (ofJson: string, ofText: string, exact: string): DuckdbRewrite =>
  (from) => {
    const [value, path] = from.args
    if (from.written[0]?.kind === 'null')
      return duckdb(`CAST(NULL AS VARCHAR${from.result.kind === 'array' ? '[]' : ''})`, [], from.node)
    const isJson = from.targets[0]?.kind === 'json'
    // DuckDB knows no key without a name.
    if (path !== undefined && (path.kind !== 'string' || /\.""|\[(''|"")\]/.test(path.value))) {
      const text = isJson ? duckdb('CAST($1 AS VARCHAR)', [value!], from.node) : value!
      const found = duckdb(exact, [text, path], from.node)
      return isJson && from.result.kind === 'json' ? asJson(from, found) : found
    }
    const converted = duckdbPath(path?.value ?? '$')
    if (converted === undefined) {
      return from.refuse(
        `"${path?.value}" is no JSON path that can run on DuckDB.`,
        "Write it as '$.key[0].other'.",
        from.written[1],
      )
    }
    const args = [value!, string(path ?? from.node, converted)]
    return duckdb(isJson ? ofJson : ofText, args, from.node)
  }

const toJsonText: DuckdbRewrite = (from) => {
  const text = jsonOf(from, from.args[0]!, from.types[0]!, 'text')
  const pretty = from.args[1]
  if (pretty === undefined || (pretty.kind === 'boolean' && !pretty.value)) return text
  return duckdb('CASE WHEN $2 THEN bq_json_pretty($1) ELSE $1 END', [text, pretty], from.node)
}

const toJson: DuckdbRewrite = (from) => {
  const [option] = from.written.slice(1)
  const written = option?.kind === 'named-argument' ? option.value : option
  if (written !== undefined && written.kind !== 'boolean')
    return from.refuse('TO_JSON needs its option written out, TRUE or FALSE.', undefined, option)
  const [value] = from.args
  if (from.types[0]?.kind === 'json') return value!
  return asJson(from, jsonOf(from, value!, from.types[0]!, written?.value === true ? 'wide' : 'value'))
}

/** `exact` or `round`, which must be written out. */
function wideNumberMode(from: RewriteCall, otherwise: 'exact' | 'round'): 'exact' | 'round' {
  const mode = from.args[1]
  if (mode === undefined) return otherwise
  if (mode.kind !== 'string')
    return from.refuse(`${from.name} needs its wide_number_mode written out.`, undefined, from.written[1])
  if (mode.value === 'exact' || mode.value === 'round') return mode.value
  return from.reject(`"${mode.value}" is no wide_number_mode.`, "It is 'exact' or 'round'.", from.written[1])
}

const float64: DuckdbRewrite = (from) => {
  const name = wideNumberMode(from, 'round') === 'exact' ? 'bq_json_float64_exact' : 'bq_json_float64'
  return call(from.node, name, [from.args[0]!])
}

const parseJson: DuckdbRewrite = (from) => {
  const name = wideNumberMode(from, 'exact') === 'exact' ? 'bq_parse_json' : 'bq_parse_json_rounded'
  return asJson(from, call(from.node, name, [from.args[0]!]))
}

/** JSON_KEYS with a depth, and through arrays where the mode says so. */
const keys: DuckdbRewrite = (from) => {
  const named = (name: string): Expression | undefined => {
    const index = from.written.findIndex(
      (arg) => arg.kind === 'named-argument' && arg.name.name.toLowerCase() === name,
    )
    return index < 0 ? undefined : from.args[index]
  }
  const depth = from.written[1]?.kind === 'named-argument' ? named('max_depth') : from.args[1]
  const args = [
    from.args[0]!,
    depth ?? string(from.node, '500'),
    named('mode') ?? string(from.node, 'strict'),
  ]
  const text = 'CAST(CAST(bq_json_keys(CAST($1 AS VARCHAR), CAST($2 AS VARCHAR), $3) AS JSON) AS VARCHAR[])'
  return duckdb(text, args, from.node)
}

/** The elements of a JSON array, each as a SQL value. */
const elements =
  (text: string): DuckdbRewrite =>
  (from) =>
    mapped(
      duckdb(`bq_json_${from.name.startsWith('LAX_') ? 'lax_' : ''}elements($1)`, from.args, from.node),
      'bq_element',
      (each) => duckdb(text, [each], from.node),
    )

const value = ['string, string? -> string', 'json, string? -> string']
const parts = ['string, string? -> string', 'json, string? -> json']
const partArrays = ['string, string? -> array<string>', 'json, string? -> array<json>']

export const jsonFunctions: readonly FunctionSpec[] = [
  ...family('json', [
    [
      'JSON_VALUE JSON_EXTRACT_SCALAR',
      value,
      byPath('bq_json_value_text($1, $2)', 'bq_json_value_text($1, $2)', 'bq_json_value_exact($1, $2)'),
    ],
    [
      'JSON_QUERY JSON_EXTRACT',
      parts,
      byPath('bq_json_query($1, $2)', 'bq_json_query_text($1, $2)', 'bq_json_query_exact($1, $2)'),
    ],
    [
      'JSON_QUERY_ARRAY JSON_EXTRACT_ARRAY',
      partArrays,
      byPath(
        'bq_json_query_array($1, $2)',
        'bq_json_query_text_array($1, $2)',
        'CAST(CAST(bq_json_query_array_exact($1, $2) AS JSON) AS VARCHAR[])',
      ),
    ],
    [
      'JSON_VALUE_ARRAY JSON_EXTRACT_STRING_ARRAY',
      ['string, string? -> array<string>', 'json, string? -> array<string>'],
      byPath(
        'bq_json_value_array($1, $2)',
        'bq_json_value_text_array($1, $2)',
        'CAST(CAST(bq_json_value_array_exact($1, $2) AS JSON) AS VARCHAR[])',
      ),
    ],
    ['PARSE_JSON', 'string, wide_number_mode:string? -> json', parseJson],
    ['TO_JSON_STRING', 'any, bool? -> string', toJsonText],
    ['TO_JSON', 'any, stringify_wide_numbers:bool? -> json', toJson],
    ['JSON_TYPE', 'json -> string', 'bq_json_type($1)'],
    ['INT64', 'json -> int64', 'bq_json_int64($1)'],
    ['FLOAT64 DOUBLE', 'json, wide_number_mode:string? -> float64', float64],
    ['BOOL', 'json -> bool', 'bq_json_bool($1)'],
    ['INT64_ARRAY', 'json -> array<int64>', elements('bq_json_int64($1)')],
    ['FLOAT64_ARRAY', 'json -> array<float64>', elements('bq_json_float64($1)')],
    ['BOOL_ARRAY', 'json -> array<bool>', elements('bq_json_bool($1)')],
    ['STRING_ARRAY', 'json -> array<string>', elements('bq_json_string($1)')],
    ['LAX_INT64_ARRAY', 'json -> array<int64>', elements('bq_lax_int64($1)')],
    ['LAX_FLOAT64_ARRAY', 'json -> array<float64>', elements('bq_lax_float64($1)')],
    ['LAX_BOOL_ARRAY', 'json -> array<bool>', elements('bq_lax_bool($1)')],
    ['LAX_STRING_ARRAY', 'json -> array<string>', elements('bq_lax_string($1)')],
    ['LAX_STRING', 'json -> string', 'bq_lax_string($1)'],
    ['LAX_INT64', 'json -> int64', 'bq_lax_int64($1)'],
    ['LAX_FLOAT64', 'json -> float64', 'bq_lax_float64($1)'],
    ['LAX_BOOL', 'json -> bool', 'bq_lax_bool($1)'],
    ['JSON_KEYS', 'json, max_depth:int64?, mode:string? -> array<string>', keys],
    [
      'JSON_FLATTEN',
      'json -> array<json>',
      'CAST(CAST(bq_json_flatten(CAST($1 AS VARCHAR)) AS JSON) AS JSON[])',
    ],
    ...jsonChanges,
  ]),
]
