import type { Column } from '../../manifest/column.ts'
import type { FoundRelation, Lookup, LookupAnswer, ResultTable } from '../../manifest/lookup.ts'
import type { Relation } from '../../manifest/relation.ts'
import { toJson } from '../../project/template-values.ts'
import { bind } from '../../template/values/arguments.ts'
import {
  type CallSite,
  Dict,
  HostFunction,
  HostObject,
  type Kwargs,
  TemplateError,
  type Value,
} from '../../template/values/value.ts'
import { text } from './arguments.ts'
import { columnClass } from './column-class.ts'
import { ColumnValue } from './column-value.ts'
import { RelationValue } from './relation-value.ts'
import type { Rendering } from './rendering.ts'
import { TableValue } from './table-value.ts'

/** Questions to the warehouse, and what their answers look like to a template. Nothing is asked while reading a project. */
export class Warehouse {
  readonly #rendering: Rendering
  readonly #results = new Map<string, Value>()

  constructor(rendering: Rendering) {
    this.#rendering = rendering
  }

  query(sql: string, site: CallSite): Value {
    const answer = this.#ask({ kind: 'query', sql }, site)
    return answer?.kind === 'query' ? new TableValue(answer.table) : null
  }

  relation(relation: Relation, site: CallSite): Value {
    const answer = this.#ask({ kind: 'relation', relation: this.#placed(relation) }, site)
    return answer?.kind === 'relation' && answer.found !== undefined ? this.#found(answer.found) : null
  }

  relations(database: string | undefined, schema: string, site: CallSite): Value[] {
    const answer = this.#ask({ kind: 'relations', database: database ?? this.#database, schema }, site)
    return answer?.kind === 'relations' ? answer.found.map((found) => this.#found(found)) : []
  }

  columns(relation: Value | undefined, site: CallSite): ColumnValue[] {
    if (!(relation instanceof RelationValue)) {
      if (!this.#rendering.phase.execute) return []
      throw new TemplateError('A relation is needed here, as ref() or source() give it.')
    }
    // A table of the session is in no schema that could be looked into.
    if (relation.look.include?.has('schema') === false)
      return this.columnsOf(`select * from ${relation.print()}`, site)
    const answer = this.#ask({ kind: 'columns', relation: this.#placed(relation.relation) }, site)
    const columns: readonly Column[] = answer?.kind === 'columns' ? answer.columns : []
    const { dialect } = this.#rendering.project
    return columns.map((column) => ColumnValue.ofType(column.name, column.type ?? '', dialect))
  }

  /** What a query would give, without its rows. */
  columnsOf(sql: string, site: CallSite): ColumnValue[] {
    const answer = this.#ask({ kind: 'query', sql: `select * from (${sql}) as described limit 0` }, site)
    if (answer?.kind !== 'query') return []
    const { columns, types } = answer.table
    const { dialect } = this.#rendering.project
    return columns.map((name, index) => ColumnValue.ofType(name, types[index] ?? '', dialect))
  }

  hasSchema(database: string | undefined, schema: string, site: CallSite): boolean {
    const answer = this.#ask({ kind: 'schema', database: database ?? this.#database, schema }, site)
    return answer?.kind === 'schema' && answer.exists
  }

  /** `{% call statement('name', fetch_result=True) %}...{% endcall %}` */
  statement(args: readonly Value[], kwargs: Kwargs, site: CallSite): Value {
    const name = args[0] ?? kwargs.get('name') ?? null
    const fetches = args[1] ?? kwargs.get('fetch_result') ?? false
    const caller = kwargs.get('caller')
    if (!this.#rendering.phase.execute || caller === undefined) return ''
    const sql = String(toJson(site.invoke(caller, [])))
    const table = this.query(sql, site)
    if (typeof name === 'string') this.#results.set(name, result(fetches === true ? table : emptyTable))
    return ''
  }

  load(name: Value | undefined): Value {
    return (typeof name === 'string' ? this.#results.get(name) : undefined) ?? null
  }

  loadedTable(name: string): ResultTable | undefined {
    const found = this.#results.get(name)
    const table = found instanceof Dict ? found.get('table') : undefined
    return table instanceof TableValue ? table.content : undefined
  }

  store(args: readonly Value[], kwargs: Kwargs): Value {
    const [name, response, table] = bind('store_result', ['name', 'response', 'agate_table'], args, kwargs)
    this.#results.set(text(name, 'The name'), result(table ?? emptyTable, response ?? ''))
    return ''
  }

  /** Where a relation without a database is looked for. */
  get #database(): string | undefined {
    return this.#rendering.project.defaultRelation.database
  }
  #placed(relation: Relation): Relation {
    return { ...relation, database: relation.database ?? this.#database }
  }

  #ask(lookup: Lookup, site: CallSite): LookupAnswer | undefined {
    return this.#rendering.phase.execute ? this.#rendering.phase.ask(lookup, site) : undefined
  }

  #found({ database, schema, name, kind }: FoundRelation): RelationValue {
    return new RelationValue(
      { database, schema, name },
      { dialect: this.#rendering.project.dialect, type: kind },
    )
  }
}

const emptyTable = new TableValue({ columns: [], types: [], rows: [] } satisfies ResultTable)

function result(table: Value, response: Value = 'OK'): Dict {
  const rows = table instanceof TableValue ? (table.attribute('rows') ?? []) : []
  return Dict.of([
    ['response', response],
    ['data', rows],
    ['table', table],
  ])
}

export function runQueryFunction(warehouse: Warehouse): HostFunction {
  return new HostFunction('run_query', (args, kwargs, site) => {
    const [sql] = bind('run_query', ['sql'], args, kwargs)
    return warehouse.query(String(toJson(sql ?? '')), site)
  })
}

/** `api.Relation.create(...)` and `api.Column(...)`. */
export function apiValue({ project }: Rendering): HostObject {
  const { dialect } = project
  const create = new HostFunction('Relation.create', (args, named) => {
    const given = new Map(['database', 'schema', 'identifier', 'type'].map((name, at) => [name, args[at]]))
    const argument = (name: string) => (named.has(name) ? named : given).get(name)
    const part = (name: string) => {
      const value = argument(name)
      return typeof value === 'string' ? value : undefined
    }
    const type = argument('type')
    const relation = {
      // Also a name to be quoted is made this way: nothing is added to it.
      database: part('database'),
      schema: part('schema') ?? '',
      name: part('identifier') ?? '',
    }
    return new RelationValue(relation, { dialect, type: typeof type === 'string' ? type : undefined })
  })
  const kinds = ['Table', 'View', 'CTE', 'MaterializedView', 'External'].map((name): [string, Value] => [
    name,
    name === 'MaterializedView' ? 'materialized_view' : name.toLowerCase(),
  ])
  const scdArgs = new HostFunction('Relation.scd_args', ([key, updatedAt]) => [
    ...(Array.isArray(key) ? (key as readonly Value[]) : [key ?? null]),
    updatedAt ?? null,
  ])
  const methods: [string, Value][] = [
    ['create', create],
    ['scd_args', scdArgs],
  ]
  return new HostObject(
    'api',
    new Map<string, Value>([
      ['Relation', new HostObject('Relation', new Map<string, Value>([...methods, ...kinds]))],
      ['Column', columnClass(dialect)],
    ]),
  )
}
