// What an item of the select list is called when it has no alias.

import type { Expression } from '../ast.ts'
import { callName } from '../ast.ts'
import type { Work } from './work.ts'

/** Empty: no name (BigQuery). Undefined: it has one that cannot be told here (DuckDB). */
export function outputName(node: Expression, work: Work): string | undefined {
  if (work.dialect === 'bigquery') return pathName(node) ?? ''
  return duckdbName(node, work)
}

/** The name that a path gives to its column. */
export function pathName(node: Expression): string | undefined {
  if (node.kind === 'column') return node.parts[node.parts.length - 1]?.name
  return node.kind === 'field' ? node.name.name : undefined
}

/** DuckDB calls columns as the table does, and everything else by its text. */
function duckdbName(node: Expression, work: Work): string | undefined {
  if (node.kind === 'field') return node.name.name
  if (node.kind !== 'column') return textOf(node, work)
  const found = work.resolutions.get(node)
  if (found?.kind === 'column' && found.used === node.parts.length) return found.column
  if (found?.kind === 'alias' && found.used === node.parts.length) return found.item?.alias?.name
  return pathName(node)
}

const plainWord = /^[a-z_][a-z0-9_]*$/
const comparable = new Set(['+', '-', '*', '/', '//', '%', '=', '<', '<=', '>', '>=', '||'])
const textLimit = 200

function textOf(node: Expression, work: Work): string | undefined {
  switch (node.kind) {
    case 'number':
      return node.integer && /^\d+$/.test(node.text) ? node.text : undefined
    case 'string':
      return node.value.length > textLimit ? undefined : `'${node.value.replaceAll("'", "''")}'`
    case 'column': {
      const parts = node.parts.map((part) => part.name)
      return parts.every((part) => plainWord.test(part) && !quotedWords.has(part))
        ? parts.join('.')
        : undefined
    }
    case 'binary': {
      if (!comparable.has(node.operator)) return undefined
      const left = textOf(node.left, work)
      const right = textOf(node.right, work)
      return left === undefined || right === undefined ? undefined : `(${left} ${node.operator} ${right})`
    }
    case 'call': {
      const name = callName(node).toLowerCase()
      const bare =
        node.over === undefined && node.filter === undefined && node.orderBy.length === 0 && !node.distinct
      if (!bare || node.nulls !== undefined || !named.has(name)) return undefined
      if (name === 'count' && node.args[0]?.kind === 'star') return 'count_star()'
      const args = node.args.map((arg) => textOf(arg, work))
      return args.includes(undefined) ? undefined : `${name}(${args.join(', ')})`
    }
    default:
      return undefined
  }
}

/** Functions whose text DuckDB writes as it was read. */
const named = new Set([
  'count',
  'sum',
  'min',
  'max',
  'avg',
  'upper',
  'lower',
  'length',
  'abs',
  'round',
  'string_agg',
])
/** Words that DuckDB quotes in the text; the list need not be whole, only hold those that are no full keywords. */
const quotedWords = new Set(
  `dec first last mode nullif value values date time timestamp interval year month day hour minute second position
  text name type key row rows range filter order group user index view table column columns`.split(/\s+/),
)
