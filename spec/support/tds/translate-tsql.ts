// The little T-SQL that Strata sends, in DuckDB's words. Not a dialect: what is not met in our statements is not here.

import type { Parameter } from './engine.ts'
import type { WireValue } from './wire-types.ts'

const TEXT =
  'N?(?:VAR)?CHAR|NTEXT|TEXT|XML|DATETIME2|DATETIMEOFFSET|DATETIME|SMALLDATETIME|TIME|UNIQUEIDENTIFIER|SYSNAME'
const PLAIN: { readonly [type: string]: string } = {
  TINYINT: 'UTINYINT',
  MONEY: 'DECIMAL(19,4)',
  SMALLMONEY: 'DECIMAL(10,4)',
  BIT: 'BOOLEAN',
  REAL: 'FLOAT',
  FLOAT: 'DOUBLE',
  ROWVERSION: 'BLOB',
  TIMESTAMP: 'BLOB',
  IMAGE: 'BLOB',
}

/** A type of SQL Server as the type in which the engine keeps its values: times are canonical text. */
export function engineType(type: string): string {
  const name = type.trim().toUpperCase()
  if (new RegExp(`^(${TEXT})\\b`).test(name)) return 'VARCHAR'
  if (/^(VAR)?BINARY/.test(name)) return 'BLOB'
  const bare = name.replace(/\(.*\)$/, '')
  if (bare === 'NUMERIC' || bare === 'DECIMAL') return name.replace('NUMERIC', 'DECIMAL')
  return PLAIN[bare] ?? bare
}

export function literal(value: WireValue): string {
  if (value === null) return 'NULL'
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`
  return `unhex('${Buffer.from(value).toString('hex')}')`
}

export function name(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

/** `[dbo].[users]` as its two names. */
export function tableOf(text: string): { schema: string; table: string } {
  const parts = [...text.matchAll(/\[((?:[^\]]|\]\])+)\]|(\w+)/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll(']]', ']') ?? bare!,
  )
  return { schema: parts.length > 1 ? parts[0]! : 'dbo', table: parts.at(-1)! }
}

export function translate(sql: string, parameters: readonly Parameter[]): string {
  const values = new Map(parameters.map((parameter) => [parameter.name.toLowerCase(), parameter.value]))
  // Texts and names first, so that nothing inside of them is taken for something else.
  const kept: string[] = []
  const keep = (text: string) => `\u0001${kept.push(text) - 1}\u0001`
  let limit = ''
  const text = sql
    .replace(/N?'(?:[^']|'')*'/g, (found) => keep(found.replace(/^N/, '')))
    .replace(/CHANGETABLE\s*\(\s*CHANGES\s+(\S+),\s*(@\w+)\s*\)/gi, (_, table: string, last: string) => {
      const where = tableOf(table)
      return keep(
        `(SELECT * EXCLUDE (version, op), max(version) AS SYS_CHANGE_VERSION, arg_max(op, version) AS SYS_CHANGE_OPERATION FROM __ct.${name(`${where.schema}.${where.table}`)} WHERE version > ${literal(values.get(last.toLowerCase()) ?? null)} GROUP BY ALL)`,
      )
    })
    .replace(/sys\.fn_cdc_get_max_lsn\(\)/gi, "(SELECT unhex(printf('%020X', version)) FROM __ct.__now)")
    .replace(/sys\.fn_cdc_get_min_lsn\((@\w+)\)/gi, '(SELECT least FROM __cdc.__instances WHERE name = $1)')
    .replace(
      /sys\.fn_cdc_increment_lsn\(CAST\((@\w+) AS BINARY\(10\)\)\)/gi,
      "unhex(printf('%020X', ('0x' || hex($1::BLOB))::BIGINT + 1))",
    )
    .replace(
      /cdc\.\[fn_cdc_get_all_changes_([^\]]+)\]\((CAST\(@low AS BINARY\(10\)\)), (CAST\(@high AS BINARY\(10\)\)), [^)]*\)/gi,
      (_, instance: string, low: string, high: string) =>
        `(SELECT * FROM __cdc.${keep(name(instance))} WHERE "__$start_lsn" BETWEEN ${low} AND ${high})`,
    )
    .replace(/CHANGE_TRACKING_CURRENT_VERSION\(\)/gi, '(SELECT version FROM __ct.__now)')
    .replace(/CHANGE_TRACKING_MIN_VALID_VERSION\(OBJECT_ID\((@\w+)\)\)/gi, (_, parameter: string) => {
      const { schema, table } = tableOf(String(values.get(parameter.toLowerCase())))
      return keep(`(SELECT min_valid FROM __ct.__tables WHERE name = ${literal(`${schema}.${table}`)})`)
    })
    .replace(
      /MIN_ACTIVE_ROWVERSION\(\)/gi,
      "(SELECT unhex(printf('%016X', row_version + 1)) FROM __ct.__now)",
    )
    .replace(/\[((?:[^\]]|\]\])+)\]/g, (_, inner: string) => keep(name(inner.replaceAll(']]', ']'))))
    .replace(/\bCOLLATE\s+\w+/gi, '')
    .replace(/\bWITH \(TABLOCK, HOLDLOCK\)/gi, '')
    .replace(/@@TRANCOUNT/gi, '0')
    .replace(/@\w+/g, (found) => {
      const value = values.get(found.toLowerCase())
      return value === undefined ? found : keep(literal(value))
    })
    .replace(/\bTOP\s*\(([^)]*)\)/gi, (_, count: string) => {
      limit = ` LIMIT ${count}`
      return ''
    })
    .replace(/\bCOUNT_BIG\s*\(/gi, 'COUNT(')
    .replace(
      /\bCONVERT\s*\(\s*([A-Z0-9]+(?:\s*\((?:\d+|MAX)(?:\s*,\s*\d+)?\))?)\s*,/gi,
      (_, type: string) => `__CONVERT(${keep(engineType(type))},`,
    )
    .replace(
      new RegExp(
        `\\bAS\\s+((?:${TEXT}|(?:VAR)?BINARY|ROWVERSION|BIT|TINYINT|MONEY|SMALLMONEY|FLOAT|REAL)(?:\\s*\\((?:\\d+|MAX)\\))?)\\s*\\)`,
        'gi',
      ),
      (_, type: string) => `AS ${engineType(type)})`,
    )
  return restore(convertCalls(text) + limit, kept)
}

/** `CONVERT(type, value, style)`: the engine's own text is already the style that we ask for. */
function convertCalls(text: string): string {
  const at = text.lastIndexOf('__CONVERT(')
  if (at < 0) return text
  const start = at + '__CONVERT('.length
  const parts: string[] = []
  let depth = 0
  let from = start
  let end = start
  for (; end < text.length; end++) {
    const sign = text[end]
    if (sign === '(') depth++
    else if (sign === ')' && depth-- === 0) break
    else if (sign === ',' && depth === 0) {
      parts.push(text.slice(from, end))
      from = end + 1
    }
  }
  parts.push(text.slice(from, end))
  return convertCalls(`${text.slice(0, at)}CAST(${parts[1]} AS ${parts[0]})${text.slice(end + 1)}`)
}

function restore(text: string, kept: readonly string[]): string {
  let result = text
  while (result.includes('\u0001'))
    result = result.replace(/\u0001(\d+)\u0001/g, (_, index: string) => kept[Number(index)]!)
  return result
}
