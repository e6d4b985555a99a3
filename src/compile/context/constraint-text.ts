// Columns and keys of a contract as dbt writes them into `create table`: adapter.render_raw_*_constraints().

import type { Dialect } from '../../manifest/manifest.ts'
import { toJson } from '../../project/template-values.ts'
import { Dict, HostFunction, type Value } from '../../template/values/value.ts'

/** What the engine takes; a contract's other constraints are left out. */
const enforced: Readonly<Record<Dialect, ReadonlySet<string>>> = {
  duckdb: new Set(['check', 'not_null', 'unique', 'primary_key', 'foreign_key', 'custom']),
  bigquery: new Set(['not_null', 'primary_key', 'foreign_key', 'custom']),
}

interface Told {
  readonly type: string
  readonly name: string
  readonly expression: string
  readonly columns: string
  readonly to: string
  readonly toColumns: string
}

export function constraintMethods(dialect: Dialect): readonly (readonly [string, HostFunction])[] {
  const methods: Readonly<Record<string, HostFunction['body']>> = {
    render_raw_columns_constraints: ([given], kwargs) =>
      dicts(given ?? kwargs.get('raw_columns')).map((column) => columnText(column, dialect)),
    render_raw_model_constraints: ([given], kwargs) =>
      dicts(given ?? kwargs.get('raw_constraints')).flatMap((raw) => {
        const told = toldOf(raw)
        const text = enforced[dialect].has(told.type) ? tableText(told) : ''
        return text === '' ? [] : [told.name === '' ? text : `constraint ${told.name} ${text}`]
      }),
  }
  return Object.entries(methods).map(([name, body]) => [name, new HostFunction(`adapter.${name}`, body)])
}

/** `id integer not null primary key` */
function columnText(column: Dict, dialect: Dialect): string {
  const name = word(column, 'name')
  const quote = dialect === 'bigquery' ? '`' : '"'
  const written = column.get('quote') === true ? `${quote}${name}${quote}` : name
  const constraints = dicts(column.get('constraints'))
    .map(toldOf)
    .filter(({ type }) => enforced[dialect].has(type))
    .map(ofColumn)
  return [written, word(column, 'data_type'), ...constraints].filter((part) => part !== '').join(' ')
}

function ofColumn({ type, expression, to, toColumns }: Told): string {
  const tail = expression === '' ? '' : ` ${expression}`
  if (type === 'check') return expression === '' ? '' : `check (${expression})`
  if (type === 'not_null') return `not null${tail}`
  if (type === 'unique') return `unique${tail}`
  if (type === 'primary_key') return `primary key${tail}`
  if (type === 'foreign_key') return to === '' ? `references${tail}` : `references ${to} (${toColumns})`
  return expression
}

function tableText({ type, expression, columns, to, toColumns }: Told): string {
  const tail = expression === '' ? '' : ` ${expression}`
  if (type === 'check') return expression === '' ? '' : `check (${expression})`
  if (type === 'unique') return `unique${tail} (${columns})`
  if (type === 'primary_key') return `primary key${tail} (${columns})`
  if (type === 'foreign_key')
    return `foreign key (${columns}) references ${to === '' ? expression : `${to} (${toColumns})`}`
  return type === 'custom' ? expression : ''
}

function toldOf(raw: Dict): Told {
  return {
    ...{ type: word(raw, 'type'), name: word(raw, 'name'), expression: word(raw, 'expression') },
    ...{ columns: words(raw.get('columns')), to: word(raw, 'to'), toColumns: words(raw.get('to_columns')) },
  }
}

function word(dict: Dict, key: string): string {
  const value = dict.get(key)
  return typeof value === 'string' ? value : ''
}

function words(value: Value | undefined): string {
  const json = toJson(value ?? null)
  return Array.isArray(json) ? json.map(String).join(', ') : typeof json === 'string' ? json : ''
}

function dicts(value: Value | undefined): readonly Dict[] {
  const all = value instanceof Dict ? [...value.values()] : Array.isArray(value) ? (value as Value[]) : []
  return all.filter((each) => each instanceof Dict)
}
