import type { Expression } from '../ast.ts'
import { string } from '../ast-builders.ts'
import type { SqlType } from '../types.ts'
import { family, refused } from './rows.ts'
import type { DuckdbRewrite, FunctionSpec, RewriteCall } from './spec.ts'
import { duckdb } from './template.ts'

/** A JSON path in DuckDB's form, every key quoted; undefined where the path is not one. */
export function duckdbPath(path: string): string | undefined {
  if (!path.startsWith('$')) return undefined
  let result = '$'
  let rest = path.slice(1)
  while (rest !== '') {
    const index = /^\[(\d+)\]/.exec(rest)
    const key =
      /^\.([^.[\]"'\s]+)/.exec(rest) ??
      /^\."((?:[^"\\]|\\.)*)"/.exec(rest) ??
      /^\[(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\]/.exec(rest)
    if (index !== null) result += `[${index[1]}]`
    else if (key !== null) result += `."${(key[1] ?? key[2] ?? '').replaceAll('"', '\\"')}"`
    else return undefined
    rest = rest.slice((index ?? key)![0].length)
  }
  return result
}

const byPath =
  (text: string): DuckdbRewrite =>
  (from) => {
    const path = from.args[1]
    if (path !== undefined && path.kind !== 'string') {
      return from.refuse(
        `${from.name} needs a path that is written out to run on DuckDB.`,
        undefined,
        from.written[1],
      )
    }
    const converted = duckdbPath(path?.value ?? '$')
    if (converted === undefined) {
      return from.refuse(
        `"${path?.value}" is no JSON path that can run on DuckDB.`,
        "Write it as '$.key[0].other'.",
        from.written[1],
      )
    }
    return duckdb(text, [from.args[0]!, string(path ?? from.node, converted)], from.node)
  }

const query: DuckdbRewrite = (from) =>
  byPath(from.targets[0]?.kind === 'json' ? 'bq_json_query($1, $2)' : 'bq_json_query_text($1, $2)')(from)

const queryArray: DuckdbRewrite = (from) =>
  byPath(
    from.targets[0]?.kind === 'json' ? 'bq_json_query_array($1, $2)' : 'bq_json_query_text_array($1, $2)',
  )(from)

/** Types whose JSON is the same in both engines. */
function sameInJson(type: SqlType): boolean {
  switch (type.kind) {
    case 'int64':
    case 'bool':
    case 'string':
    case 'date':
    case 'json':
    case 'null':
      return true
    case 'array':
      return sameInJson(type.element)
    case 'struct':
      return type.fields.every((field) => sameInJson(field.type))
    default:
      return false
  }
}

const scalars: Readonly<Record<string, string>> = {
  float64: 'bq_float_to_json($1)',
  numeric: 'bq_numeric_to_json($1)',
  timestamp: `'"' || strftime(timezone('UTC', $1), '%Y-%m-%dT%H:%M:%S') || bq_fraction(timezone('UTC', $1)) || 'Z"'`,
  datetime: `'"' || strftime($1, '%Y-%m-%dT%H:%M:%S') || bq_fraction($1) || '"'`,
  time: `'"' || bq_time_to_string($1) || '"'`,
  bytes: `'"' || to_base64($1) || '"'`,
}

/** The JSON text of a value, by its type. */
function jsonText(from: RewriteCall, value: Expression, type: SqlType): Expression {
  if (type.kind === 'json') return duckdb("coalesce(CAST($1 AS VARCHAR), 'null')", [value], from.node)
  if (type.kind === 'int64') return duckdb("coalesce(bq_int64_to_json($1), 'null')", [value], from.node)
  if (sameInJson(type)) return duckdb("coalesce(CAST(to_json($1) AS VARCHAR), 'null')", [value], from.node)
  const text = scalars[type.kind]
  if (text !== undefined) return duckdb(`coalesce(${text}, 'null')`, [value], from.node)
  if (type.kind === 'struct' && value.kind === 'struct') {
    const fields = type.fields.map((field, index) => {
      const inner = jsonText(from, value.fields[index]!.value, field.type)
      const label = `${index === 0 ? '{' : ','}${JSON.stringify(field.name ?? '')}:`
      return duckdb('$1 || $2', [string(from.node, label), inner], from.node)
    })
    return fields
      .concat(string(from.node, '}'))
      .reduce((left, right) => duckdb('$1 || $2', [left, right], from.node))
  }
  return from.refuse(
    `${from.name} of this ${type.kind.toUpperCase()} cannot run on DuckDB yet.`,
    'Cast its FLOAT64, NUMERIC and TIMESTAMP fields to STRING first.',
  )
}

const toJsonText: DuckdbRewrite = (from) => {
  if (from.args.length > 1) return from.refuse(`${from.name} with options cannot run on DuckDB.`)
  return jsonText(from, from.args[0]!, from.types[0]!)
}

/** As JSON, numbers keep their form; as text, those that a reader could not hold are put in quotes. */
const toJson: DuckdbRewrite = (from) => {
  const [value] = from.args
  const kind = from.types[0]?.kind
  if (kind === 'numeric') return duckdb('CAST(bq_numeric_to_string($1) AS JSON)', [value!], from.node)
  if (kind === 'float64' || kind === 'int64') return duckdb('to_json($1)', [value!], from.node)
  return duckdb('CAST(json($1) AS JSON)', [toJsonText(from)], from.node)
}

/** DuckDB reads the numbers of a JSON text and writes them anew. */
const numbersRead = {
  status: 'limited',
  note: 'A number within a STRING is given in its plainest form: 1.5 for 1.50, 1000.0 for 1e3, 0 for -0.',
} as const

const value = ['string, string? -> string', 'json, string? -> string']
const parts = ['string, string? -> string', 'json, string? -> json']
const partArrays = ['string, string? -> array<string>', 'json, string? -> array<json>']

export const jsonFunctions: readonly FunctionSpec[] = [
  ...family('json', [
    ['JSON_VALUE JSON_EXTRACT_SCALAR', value, byPath('bq_json_value($1, $2)'), numbersRead],
    ['JSON_QUERY JSON_EXTRACT', parts, query, numbersRead],
    ['JSON_QUERY_ARRAY JSON_EXTRACT_ARRAY', partArrays, queryArray, numbersRead],
    [
      'JSON_VALUE_ARRAY JSON_EXTRACT_STRING_ARRAY',
      ['string, string? -> array<string>', 'json, string? -> array<string>'],
      byPath('bq_json_value_array($1, $2)'),
      numbersRead,
    ],
    ['PARSE_JSON', 'string -> json', 'CAST(json($1) AS JSON)'],
    [
      'TO_JSON_STRING',
      'any, bool? -> string',
      toJsonText,
      {
        status: 'limited',
        note: 'Whole numbers beyond 2^53 within structs and arrays are not put in quotes.',
      },
    ],
    ['TO_JSON', 'any -> json', toJson],
    ['JSON_TYPE', 'json -> string', 'bq_json_type($1)'],
    ['INT64', 'json -> int64', 'bq_json_int64($1)'],
    ['FLOAT64 DOUBLE', 'json -> float64', 'bq_json_float64($1)'],
    ['BOOL', 'json -> bool', 'bq_json_bool($1)'],
    ['LAX_STRING', 'json -> string', "bq_json_value($1, '$')"],
    ['LAX_INT64', 'json -> int64', 'CAST(round(bq_lax_number($1)) AS BIGINT)'],
    ['LAX_FLOAT64', 'json -> float64', "TRY_CAST(bq_json_value($1, '$') AS DOUBLE)"],
    [
      'JSON_KEYS',
      'json -> array<string>',
      'json_keys($1)',
      { status: 'limited', note: 'Only the keys of the outermost object.' },
    ],
  ]),
  ...refused('json', {
    JSON_SET: 'Build the JSON with TO_JSON(STRUCT(...)).',
    JSON_REMOVE: 'Build the JSON with TO_JSON(STRUCT(...)).',
    JSON_STRIP_NULLS: 'Build the JSON with TO_JSON(STRUCT(...)).',
    JSON_ARRAY: 'Use TO_JSON([...]).',
    JSON_OBJECT: 'Use TO_JSON(STRUCT(...)).',
    LAX_BOOL: 'Use BOOL or JSON_VALUE.',
  }),
]
