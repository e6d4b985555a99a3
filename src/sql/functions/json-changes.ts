// JSON_SET and kin, and JSON made of values.
import type { Expression } from '../ast.ts'
import { boolean, call, string } from '../ast-builders.ts'
import { fieldAt, mapped } from './bound.ts'
import { duckdbPath } from './json-path.ts'
import { asJson, joined, jsonOf } from './json-value.ts'
import type { Row } from './rows.ts'
import type { DuckdbRewrite, RewriteCall } from './spec.ts'
import { duckdb } from './template.ts'

interface Options {
  /** Places of the arguments that have no name. */
  readonly plain: readonly number[]
  option(name: string, otherwise: boolean): Expression
}

function options(from: RewriteCall): Options {
  const isNamed = (index: number): boolean => from.written[index]?.kind === 'named-argument'
  return {
    plain: from.args.flatMap((_, index) => (isNamed(index) ? [] : [index])),
    option: (name, otherwise) => {
      const index = from.written.findIndex(
        (arg) => arg.kind === 'named-argument' && arg.name.name.toLowerCase() === name,
      )
      return from.args[index] ?? boolean(from.node, otherwise)
    },
  }
}

/** A path that is written out is checked now; any other when it runs. */
function checkedPath(from: RewriteCall, index: number): Expression {
  const path = from.args[index]!
  if (path.kind === 'string' && duckdbPath(path.value) === undefined) {
    return from.refuse(
      `"${path.value}" is no JSON path that can run on DuckDB.`,
      "Write it as '$.key[0].other'.",
      from.written[index],
    )
  }
  return path
}

/** Path and value by turns, each pair applied to what the one before it left. A path that is NULL changes nothing. */
const inPairs =
  (name: string, option: string): DuckdbRewrite =>
  (from) => {
    const { plain, option: chosen } = options(from)
    if (plain.length < 3 || plain.length % 2 === 0)
      return from.reject(`${from.name} takes a JSON, and paths each with a value.`)
    let text = duckdb('CAST($1 AS VARCHAR)', [from.args[0]!], from.node)
    const flag = duckdb('CAST($1 AS VARCHAR)', [chosen(option, true)], from.node)
    for (let place = 1; place < plain.length; place += 2) {
      const index = plain[place + 1]!
      const type = from.types[index]!
      const value = jsonOf(from, from.args[index]!, type, 'value')
      // Only an ARRAY of SQL is spread, never an array within JSON.
      const spread = name === 'bq_json_set' || type.kind === 'array' ? flag : string(from.node, 'false')
      const args = [text, checkedPath(from, plain[place]!), value, spread]
      text = duckdb(`coalesce(${name}($1, $2, $3, $4), $1)`, args, from.node)
    }
    return asJson(from, text)
  }

const remove: DuckdbRewrite = (from) => {
  let text = duckdb('CAST($1 AS VARCHAR)', [from.args[0]!], from.node)
  for (let index = 1; index < from.args.length; index++) {
    const path = checkedPath(from, index)
    if (path.kind === 'string' && path.value.trim() === '$')
      return from.reject('JSON_REMOVE cannot remove the whole value.', undefined, from.written[index])
    text = duckdb('coalesce(bq_json_remove($1, $2), $1)', [text, path], from.node)
  }
  return asJson(from, text)
}

const stripNulls: DuckdbRewrite = (from) => {
  const { plain, option } = options(from)
  const path = plain[1] === undefined ? string(from.node, '$') : checkedPath(from, plain[1])
  const args = [from.args[0]!, path, option('include_arrays', true), option('remove_empty', false)]
  const text = 'bq_json_strip_nulls(CAST($1 AS VARCHAR), $2, CAST($3 AS VARCHAR), CAST($4 AS VARCHAR))'
  return asJson(from, duckdb(text, args, from.node))
}

const array: DuckdbRewrite = (from) => {
  const items = from.args.flatMap((arg, index) => [
    string(from.node, index === 0 ? '[' : ','),
    jsonOf(from, arg, from.types[index]!, 'value'),
  ])
  return asJson(from, joined(from.node, [...items, string(from.node, items.length === 0 ? '[]' : ']')]))
}

const object: DuckdbRewrite = (from) => {
  const { node, args, types } = from
  if (args.length === 2 && types[0]?.kind === 'array') return objectOfArrays(from)
  if (args.length % 2 !== 0) return from.reject('JSON_OBJECT takes keys each with a value.')
  if (types.some(({ kind }, index) => index % 2 === 0 && !['string', 'null', 'unknown'].includes(kind)))
    return from.reject('The keys of JSON_OBJECT are of type STRING.')
  const pieces = args.flatMap((arg, index) => {
    if (index % 2 === 1) return [string(node, ':'), jsonOf(from, arg, types[index]!, 'value')]
    const key = duckdb('bq_json_key_text($1)', [arg], node)
    return [string(node, index === 0 ? '{' : ','), key]
  })
  const text = joined(node, [...pieces, string(node, pieces.length === 0 ? '{}' : '}')])
  return asJson(from, call(node, 'bq_parse_json_rounded', [text]))
}

function objectOfArrays(from: RewriteCall): Expression {
  const { node, args, types } = from
  const type = types[1]
  if (type?.kind !== 'array') return from.reject('JSON_OBJECT takes an array of keys and one of values.')
  const pairs = mapped(call(node, 'list_zip', args), 'bq_pair', (pair) =>
    joined(node, [
      duckdb('bq_json_key_text($1)', [fieldAt(pair, 0)], node),
      string(node, ':'),
      jsonOf(from, fieldAt(pair, 1), type.element, 'value'),
    ]),
  )
  const text =
    "CASE WHEN $1 IS NULL OR $2 IS NULL THEN error('the arrays of JSON_OBJECT cannot be NULL') WHEN len($1) <> len($2) THEN error('the arrays of JSON_OBJECT must be of one length') ELSE '{' || array_to_string($3, ',') || '}' END"
  return asJson(from, call(node, 'bq_parse_json_rounded', [duckdb(text, [...args, pairs], node)]))
}

export const jsonChanges: readonly Row[] = [
  ['JSON_SET', 'json, any... -> json', inPairs('bq_json_set', 'create_if_missing')],
  ['JSON_ARRAY_APPEND', 'json, any... -> json', inPairs('bq_json_append', 'append_each_element')],
  ['JSON_ARRAY_INSERT', 'json, any... -> json', inPairs('bq_json_insert', 'insert_each_element')],
  ['JSON_REMOVE', 'json, string, string... -> json', remove],
  ['JSON_STRIP_NULLS', 'json, any... -> json', stripNulls],
  ['JSON_ARRAY', 'any... -> json', array],
  ['JSON_OBJECT', 'any... -> json', object],
]
