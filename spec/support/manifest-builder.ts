// Manifests and compiled queries made by hand, for tests and benchmarks that need no project on disk.

import type { Compiled, Manifest, Query } from '../../src/manifest/manifest.ts'
import type {
  DataTest,
  Model,
  Node,
  NodeConfig,
  NodeId,
  Operation,
  Seed,
  TestConfig,
} from '../../src/manifest/node.ts'

export class ManifestBuilder {
  readonly nodes = new Map<NodeId, Node>()
  readonly compiled = new Map<NodeId, Compiled>()
  readonly directory: string
  readonly database: string
  readonly schema: string

  readonly #quote: string

  constructor(options: { directory: string; database: string; schema?: string; quote?: string }) {
    this.#quote = options.quote ?? '"'
    this.directory = options.directory
    this.database = options.database
    this.schema = options.schema ?? 'main'
  }

  quoted(name: string): string {
    return [this.database, this.schema, name].map((part) => this.#quote + part + this.#quote).join('.')
  }

  /** `{name}` in the SQL is a ref. */
  query(sql: string, file: string): { query: Query; refs: string[] } {
    const refs: string[] = []
    const text = sql.replace(/\{(\w+)\}/g, (_, name: string) => {
      refs.push(name)
      return this.quoted(name)
    })
    const locate = (offset: number) => ({
      file,
      line: text.slice(0, offset).split('\n').length,
      column: offset - text.lastIndexOf('\n', offset - 1),
    })
    return { query: { sql: text, rendered: sql, locate }, refs }
  }

  model(
    name: string,
    sql: string,
    config: NodeConfig = {},
    more: Partial<Model> & { later?: string } = {},
  ): this {
    const { later, ...fields } = more
    const file = `models/${name}.sql`
    const { query, refs } = this.query(sql, file)
    const id = `model.shop.${name}`
    this.nodes.set(id, {
      ...this.#base(id, name, file, config, refs),
      kind: 'model',
      layer: 'other',
      relation: { database: this.database, schema: this.schema, name },
      columns: [],
      source: sql,
      macros: [],
      late: false,
      preHooks: [],
      postHooks: [],
      ...fields,
    })
    this.compiled.set(id, {
      ...this.#compiled(id, query),
      ...(later === undefined ? {} : { later: this.query(later, file).query }),
    })
    return this
  }

  seed(name: string, file: string, config: NodeConfig = {}, more: Partial<Seed> = {}): this {
    const id = `seed.shop.${name}`
    this.nodes.set(id, {
      ...this.#base(id, name, file, config, []),
      kind: 'seed',
      relation: { database: this.database, schema: this.schema, name },
      columns: [],
      checksum: '',
      preHooks: [],
      postHooks: [],
      ...more,
    })
    return this
  }

  snapshot(name: string, sql: string, config: NodeConfig): this {
    const id = `snapshot.shop.${name}`
    const { query, refs } = this.query(sql, `snapshots/${name}.sql`)
    this.nodes.set(id, {
      ...this.#base(id, name, `snapshots/${name}.sql`, config, refs),
      kind: 'snapshot',
      relation: { database: this.database, schema: this.schema, name },
      columns: [],
      source: sql,
      macros: [],
      late: false,
      preHooks: [],
      postHooks: [],
    })
    this.compiled.set(id, this.#compiled(id, query))
    return this
  }

  unitTest(model: string, name: string, actual: string, expected: string): this {
    const id = `unit_test.shop.${model}.${name}`
    const base = this.#base(id, name, 'models/schema.yml', {}, [model])
    this.nodes.set(id, {
      ...{ ...base, kind: 'unit_test', model: `model.shop.${model}` },
      ...{ given: [], expect: {}, overrides: {} },
    })
    const { query } = this.query(expected, 'models/schema.yml')
    this.compiled.set(id, {
      ...this.#compiled(id, this.query(actual, `models/${model}.sql`).query),
      expected: { query },
    })
    return this
  }

  test(
    name: string,
    sql: string,
    config: Partial<TestConfig> = {},
    more: Partial<Pick<DataTest, 'generic' | 'column' | 'attachedTo'>> = {},
  ): this {
    const id = `test.shop.${name}`
    const { query, refs } = this.query(sql, `tests/${name}.sql`)
    const base = this.#base(id, name, `tests/${name}.sql`, {}, refs)
    this.nodes.set(id, {
      ...base,
      kind: 'test',
      test: {
        severity: 'error',
        warnIf: '!= 0',
        errorIf: '!= 0',
        storeFailures: false,
        failCalc: 'count(*)',
        ...config,
      },
      relation: { database: this.database, schema: `${this.schema}_failures`, name },
      source: sql,
      macros: [],
      late: false,
      ...(base.dependsOn[0] === undefined ? {} : { attachedTo: base.dependsOn[0] }),
      ...more,
    })
    this.compiled.set(id, this.#compiled(id, query))
    return this
  }

  unique(model: string, column: string, config: Partial<TestConfig> = {}): this {
    return this.test(
      `unique_${model}_${column}`,
      `select ${column} as unique_field, count(*) as n_records from {${model}} where ${column} is not null group by ${column} having count(*) > 1`,
      config,
      { generic: { name: 'unique', arguments: {} }, column },
    )
  }

  notNull(model: string, column: string, config: Partial<TestConfig> = {}): this {
    return this.test(
      `not_null_${model}_${column}`,
      `select ${column} from {${model}} where ${column} is null`,
      config,
      {
        generic: { name: 'not_null', arguments: {} },
        column,
      },
    )
  }

  operation(when: 'start' | 'end', index: number, sql: string): this {
    const id = `operation.shop.shop-on-run-${when}-${index}`
    const { query, refs } = this.query(sql, 'project.yml')
    const operation: Operation = {
      ...this.#base(id, `shop-on-run-${when}-${index}`, 'project.yml', {}, refs),
      kind: 'operation',
      when,
      index,
      source: sql,
      macros: [],
      late: false,
    }
    this.nodes.set(id, operation)
    this.compiled.set(id, this.#compiled(id, query))
    return this
  }

  build(): Manifest {
    return {
      project: {
        name: 'shop',
        directory: this.directory,
        dialect: 'duckdb',
        target: { name: 'dev', type: 'duckdb', database: this.database, schema: this.schema, threads: 4 },
        vars: {},
        projectId: 'shop',
      },
      nodes: this.nodes,
      disabled: [],
      macros: new Map(),
      docs: new Map(),
      selectors: {},
      problems: [],
    }
  }

  #base(id: NodeId, name: string, file: string, config: NodeConfig, refs: readonly string[]) {
    return {
      id,
      name,
      package: 'shop',
      file,
      path: file,
      at: { file, line: 1, column: 1 },
      fqn: ['shop', name],
      description: '',
      tags: [],
      meta: {},
      config,
      dependsOn: [...new Set(refs)].map((ref) => this.#idOf(ref)),
    }
  }

  #idOf(name: string): NodeId {
    return (
      ['model', 'seed', 'snapshot'].map((kind) => `${kind}.shop.${name}`).find((id) => this.nodes.has(id)) ??
      `model.shop.${name}`
    )
  }

  #compiled(id: NodeId, query: Query): Compiled {
    return { id, first: query, lineage: [], uses: [], analysed: true, inlined: [] }
  }
}
