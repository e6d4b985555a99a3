import { resolve } from 'node:path'
import { toJson } from '../../project/template-values.ts'
import { bind } from '../../template/values/arguments.ts'
import {
  type CallSite,
  Float,
  HostFunction,
  type Kwargs,
  TemplateError,
  type Value,
} from '../../template/values/value.ts'
import { text } from './arguments.ts'
import type { Rendering } from './rendering.ts'
import { TableValue } from './table-value.ts'
import type { Warehouse } from './warehouse.ts'

/** `load_agate_table()`: the rows of the seed that is built, with the types that the engine sees in its file. */
export function seedTable(rendering: Rendering, warehouse: Warehouse, site: CallSite): Value {
  const { phase, project } = rendering
  if (!phase.execute) return null
  if (project.dialect !== 'duckdb')
    throw new TemplateError('load_agate_table() reads seeds on DuckDB only.', 'Leave the seed to us.')
  const delimiter = phase.setting('delimiter')
  const sign = typeof delimiter === 'string' ? `, delim = ${literal(delimiter)}` : ''
  const file = literal(seedFile(rendering))
  return warehouse.query(`select * from read_csv(${file}, header = true${sign})`, site)
}

/** Absolute. */
function seedFile({ node, project }: Rendering): string {
  const { root_path: folder, original_file_path: file } = node.model()
  return resolve(typeof folder === 'string' ? folder : project.loaded.directory, String(file))
}

/** Methods of `adapter` that seeds are loaded with. */
export function seedMethods(
  rendering: Rendering,
  warehouse: Warehouse,
): readonly (readonly [string, HostFunction])[] {
  const { dialect } = rendering.project
  const methods: Readonly<Record<string, HostFunction['body']>> = {
    add_query: (args, kwargs, site) => addQuery(warehouse, args, kwargs, site),
    get_seed_file_path: () => seedFile(rendering),
    get_binding_char: () => '?',
    convert_datetimes_to_strs: ([table]) => table ?? null,
    convert_type: ([table, index]) => {
      const type = table instanceof TableValue ? seedType(table, Number(index)) : undefined
      return type ?? (dialect === 'bigquery' ? 'string' : 'varchar')
    },
    quote_seed_column: ([name, quoted]) => {
      const plain = text(name, 'The name')
      if (quoted !== true) return plain
      return dialect === 'bigquery' ? `\`${plain}\`` : `"${plain.replaceAll('"', '""')}"`
    },
  }
  return Object.entries(methods).map(([name, body]) => [name, new HostFunction(`adapter.${name}`, body)])
}

/** As dbt has whole numbers where they fit. */
function seedType({ content }: TableValue, index: number): string | undefined {
  const type = content.types[index]
  const fits = content.rows.every((row) => Math.abs(Number(row[index] ?? 0)) < 2 ** 31)
  return type === 'BIGINT' && fits ? 'integer' : type
}

function addQuery(warehouse: Warehouse, args: readonly Value[], kwargs: Kwargs, site: CallSite): Value {
  const names = ['sql', 'auto_begin', 'bindings', 'abridge_sql_log']
  const [sql, , bindings] = bind('adapter.add_query', names, args, kwargs)
  const values = Array.isArray(bindings) ? (bindings as readonly Value[]) : []
  const written = String(toJson(sql ?? ''))
  warehouse.query(values.length === 0 ? written : withValues(written, values), site)
  return ''
}

/** The values in the places that stand for them, outside of strings and quoted names. */
function withValues(sql: string, values: readonly Value[]): string {
  let next = 0
  return sql.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|%s|\?/g, (part) =>
    part === '?' || part === '%s' ? literal(values[next++] ?? null) : part,
  )
}

function literal(value: Value): string {
  if (value === null) return 'NULL'
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (value instanceof Float) return String(value.value)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return `'${String(toJson(value)).replaceAll("'", "''")}'`
}
