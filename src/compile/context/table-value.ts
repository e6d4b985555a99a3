import type { ResultTable } from '../../manifest/lookup.ts'
import { Dict, HostFunction, HostObject, Tuple, type Value } from '../../template/values/value.ts'
import { cellValue } from './cell-value.ts'

/** What `run_query` gives: rows and columns by position or by name, as agate tables have them. */
export class TableValue extends HostObject {
  readonly #columns: Mapped
  readonly #rows: Mapped
  readonly #names: Tuple
  readonly #types: Tuple
  readonly content: ResultTable

  constructor(table: ResultTable) {
    super('Table')
    this.content = table
    const rows = table.rows.map((row) => row.map((cell, index) => cellValue(cell, table.types[index] ?? '')))
    this.#names = new Tuple(table.columns)
    this.#types = new Tuple(table.types)
    this.#rows = new Mapped(
      'MappedSequence',
      rows.map((row) => new Mapped('Row', row, table.columns)),
    )
    this.#columns = new Mapped(
      'MappedSequence',
      table.columns.map(
        (name, index) =>
          new ColumnOfTable(
            name,
            rows.map((row) => row[index] ?? null),
          ),
      ),
      table.columns,
    )
  }
  override attribute(name: string): Value | undefined {
    switch (name) {
      case 'columns':
        return this.#columns
      case 'rows':
        return this.#rows
      case 'column_names':
        return this.#names
      case 'column_types':
        return this.#types
      case 'print_table':
      case 'print_csv':
      case 'print_json':
        return new HostFunction(name, () => null)
      case 'rename':
        return new HostFunction('rename', ([given], kwargs) =>
          this.#renamed(given ?? kwargs.get('column_names') ?? null),
        )
      case 'select':
      case 'exclude':
        return new HostFunction(name, ([names]) => this.#selected(new Set(texts(names)), name === 'select'))
      case 'limit':
        return new HostFunction('limit', ([first, last]) => {
          const [from, to] = last === undefined ? [0, Number(first)] : [Number(first), Number(last)]
          return new TableValue({ ...this.content, rows: this.content.rows.slice(from, to) })
        })
      default:
        return undefined
    }
  }
  override attributeNames(): Iterable<string> {
    return [
      ...[
        'columns',
        'rows',
        'column_names',
        'column_types',
        'print_table',
        'rename',
        'select',
        'exclude',
        'limit',
      ],
    ]
  }
  override iterate(): Iterable<Value> {
    return this.#rows.iterate()
  }
  override length(): number {
    return this.#rows.length()
  }
  override item(key: Value): Value | undefined {
    return this.#rows.item(key)
  }
  override truthy(): boolean {
    return true
  }

  /** New names by old ones, or all of them in order. */
  #renamed(given: Value): TableValue {
    const { columns } = this.content
    const all = texts(given)
    const name = (old: string, index: number) =>
      given instanceof Dict ? String(given.get(old) ?? old) : (all[index] ?? old)
    return new TableValue({ ...this.content, columns: columns.map(name) })
  }
  #selected(names: ReadonlySet<string>, keep: boolean): TableValue {
    const { columns, types, rows } = this.content
    const places = columns.flatMap((name, index) => (names.has(name) === keep ? [index] : []))
    return new TableValue({
      columns: places.map((index) => columns[index]!),
      types: places.map((index) => types[index]!),
      rows: rows.map((row) => places.map((index) => row[index] ?? null)),
    })
  }
}

function texts(value: Value | undefined): string[] {
  if (typeof value === 'string') return [value]
  if (value instanceof Tuple) return value.items.map(String)
  return Array.isArray(value) ? (value as readonly Value[]).map(String) : []
}

/** A sequence whose items also go by name. Iterates over values, as agate's do. */
class Mapped extends HostObject {
  readonly values: readonly Value[]
  readonly names: readonly string[]

  constructor(typeName: string, values: readonly Value[], names: readonly string[] = []) {
    super(typeName)
    this.values = values
    this.names = names
  }
  override attribute(name: string): Value | undefined {
    switch (name) {
      case 'values':
        return new HostFunction('values', () => new Tuple(this.values))
      case 'keys':
        return new HostFunction('keys', () => new Tuple(this.names))
      case 'items':
        return new HostFunction('items', () =>
          this.names.map((key, index) => new Tuple([key, this.values[index]!])),
        )
      case 'dict':
        return new HostFunction('dict', () =>
          Dict.of(this.names.map((key, index): [string, Value] => [key, this.values[index]!])),
        )
      case 'get':
        return new HostFunction('get', ([key, fallback]) => this.item(key ?? null) ?? fallback ?? null)
      default:
        return undefined
    }
  }
  override item(key: Value): Value | undefined {
    if (typeof key === 'number') return this.values.at(key)
    if (typeof key !== 'string') return undefined
    const exact = this.names.indexOf(key)
    const index =
      exact >= 0 ? exact : this.names.findIndex((name) => name.toLowerCase() === key.toLowerCase())
    return index < 0 ? undefined : this.values[index]
  }
  override iterate(): Iterable<Value> {
    return this.values
  }
  override length(): number {
    return this.values.length
  }
  override plain(): Value {
    return [...this.values]
  }
}

class ColumnOfTable extends Mapped {
  readonly name: string

  constructor(name: string, values: readonly Value[]) {
    super('Column', values)
    this.name = name
  }
  override attribute(name: string): Value | undefined {
    if (name === 'name') return this.name
    if (name === 'values_distinct') return new HostFunction(name, () => new Tuple([...new Set(this.values)]))
    return super.attribute(name)
  }
}
