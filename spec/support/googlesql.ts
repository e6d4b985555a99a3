// The public GoogleSQL analyser as a process of its own: says of a statement whether it parses and resolves, and where not.

import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { parseType } from '../../src/sql/type-text.ts'
import type { SqlType } from '../../src/sql/types.ts'

export interface GooglesqlTable {
  /** `project.dataset.name`, without quotes. */
  readonly path: readonly string[]
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  /** By ingestion time: the pseudo-columns are there. */
  readonly ingestion?: boolean
  /** A model of BigQuery ML instead of a table. */
  readonly model?: boolean
}

interface Client {
  testConnection(): Promise<boolean>
  analyze(request: object): Promise<{ readonly resolvedStatement?: unknown }>
  getLanguageOptions(request: object): Promise<{ readonly enabledLanguageFeatures: readonly string[] }>
}

interface Package {
  readonly ZetaSQLClient: { init(port: number): void; getInstance(): Client; API: { close(): void } }
}

/** Of tables by ingestion time. */
const pseudoColumns = [
  { name: '_PARTITIONTIME', type: { typeKind: 'TYPE_TIMESTAMP' } },
  { name: '_PARTITIONDATE', type: { typeKind: 'TYPE_DATE' } },
]

/** Parts of the language that BigQuery has and the analyser's build holds to be unfinished. */
const moreFeatures = [
  'FEATURE_INTERVAL_TYPE',
  'FEATURE_ALTER_VIEWS_ALTER_COLUMN_SET_OPTIONS',
  'FEATURE_ALTER_COLUMN_SET_DATA_TYPE',
  'FEATURE_CREATE_TABLE_CLONE',
  'FEATURE_CREATE_VIEWS_WITH_COLUMN_OPTIONS',
  'FEATURE_V_1_4_REMOTE_MODEL',
  'FEATURE_V_1_4_GROUPING_SETS',
  'FEATURE_V_1_4_GROUPING_BUILTIN',
]

/** Statements that a warehouse takes besides queries. */
const statementKinds = `
  QUERY CREATE_TABLE CREATE_TABLE_AS_SELECT CREATE_VIEW CREATE_MATERIALIZED_VIEW CREATE_SCHEMA CREATE_MODEL CREATE_FUNCTION
  DROP DROP_FUNCTION DROP_MATERIALIZED_VIEW INSERT UPDATE DELETE MERGE ALTER_TABLE ALTER_VIEW ALTER_MATERIALIZED_VIEW ALTER_MODEL GRANT
  REVOKE EXPORT_DATA TRUNCATE BEGIN COMMIT ROLLBACK DEFINE_TABLE ASSERT ALTER_SCHEMA CREATE_EXTERNAL_TABLE CLONE_DATA
  CREATE_SNAPSHOT_TABLE DROP_SNAPSHOT_TABLE`
  .trim()
  .split(/\s+/)
  .map((name) => `RESOLVED_${name}_STMT`)

export class Googlesql {
  readonly #process: ChildProcess
  readonly #package: Package
  readonly #features: readonly string[]

  private constructor(process: ChildProcess, loaded: Package, features: readonly string[]) {
    this.#process = process
    this.#package = loaded
    this.#features = features
  }

  /** `folder`: of the installed package. */
  static async start(folder: string): Promise<Googlesql> {
    const loaded = createRequire(join(folder, 'package.json'))(folder) as Package
    const port = await freePort()
    const ending = `${process.arch.startsWith('arm') ? '_arm' : ''}${process.platform === 'darwin' ? '' : '.so'}`
    const server = spawn(join(folder, `lib/zetasql/remote_server${ending}`), ['localhost', String(port)], {
      stdio: 'ignore',
    })
    loaded.ZetaSQLClient.init(port)
    const client = loaded.ZetaSQLClient.getInstance()
    if (!(await client.testConnection())) {
      server.kill('SIGKILL')
      throw new Error('the GoogleSQL analyser does not answer')
    }
    const { enabledLanguageFeatures } = await client.getLanguageOptions({ maximumFeatures: true })
    return new Googlesql(server, loaded, [...enabledLanguageFeatures, ...moreFeatures])
  }

  /** What the analyser says against the statements, undefined where it accepts them all. */
  async refusal(sql: string, tables: readonly GooglesqlTable[]): Promise<string | undefined> {
    for (const statement of statements(sql)) {
      const refused = await this.#one(statement.sql, tables, statement.variables)
      if (refused !== undefined) return `${refused}\n${statement.sql}`
    }
    return undefined
  }

  /** The resolved tree of a query, as the analyser's protocol has it. Throws where it refuses. */
  async resolved(sql: string, tables: readonly GooglesqlTable[]): Promise<unknown> {
    return (await this.#analyze(sql, tables, [])).resolvedStatement
  }

  async #one(
    sql: string,
    tables: readonly GooglesqlTable[],
    variables: readonly { name: string; type: string }[],
  ): Promise<string | undefined> {
    try {
      await this.#analyze(sql, tables, variables)
      return undefined
    } catch (error) {
      return (error as Error).message
    }
  }

  async #analyze(
    sql: string,
    tables: readonly GooglesqlTable[],
    variables: readonly { name: string; type: string }[],
  ): Promise<{ resolvedStatement?: unknown }> {
    const languageOptions = {
      productMode: 'PRODUCT_EXTERNAL',
      nameResolutionMode: 'NAME_RESOLUTION_DEFAULT',
      enabledLanguageFeatures: this.#features,
      supportedStatementKinds: statementKinds,
      // As BigQuery has it; a name that is not reserved may stand alone only after WHERE.
      reservedKeywords: ['QUALIFY'],
    }
    const simpleCatalog = {
      ...catalogOf('root', tables),
      builtinFunctionOptions: { languageOptions },
      constant: variables.map(({ name, type }) => ({
        namePath: [name],
        type: typeProto(parseType(type, 'bigquery')),
      })),
    }
    return this.#package.ZetaSQLClient.getInstance().analyze({
      options: {
        languageOptions,
        errorMessageMode: 'ERROR_MESSAGE_ONE_LINE',
        ddlPseudoColumns: pseudoColumns,
      },
      simpleCatalog,
      sqlStatement: sql,
    })
  }

  stop(): void {
    this.#package.ZetaSQLClient.API.close()
    this.#process.kill('SIGKILL')
  }
}

/** Cut at semicolons outside strings; the analyser knows no scripts, so a declared variable becomes a constant. */
function statements(sql: string): { sql: string; variables: { name: string; type: string }[] }[] {
  const variables: { name: string; type: string }[] = []
  const pieces = sql.match(/(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`[^`]*`|--[^\n]*|[^;])+/g) ?? []
  return pieces.flatMap((piece) => {
    const text = piece.trim()
    const declared = /^DECLARE (\w+) (.+)$/s.exec(text)
    if (declared !== null) {
      variables.push({ name: declared[1]!, type: declared[2]! })
      return []
    }
    const assigned = /^SET \w+ = (\(.*\))$/s.exec(text)
    if (assigned !== null) return [{ sql: `SELECT ${assigned[1]}`, variables: [...variables] }]
    return text === '' ? [] : [{ sql: text, variables: [...variables] }]
  })
}

interface CatalogProto {
  readonly name: string
  readonly table: readonly object[]
  readonly model: readonly object[]
  readonly catalog: readonly CatalogProto[]
}

function catalogOf(name: string, tables: readonly GooglesqlTable[]): CatalogProto {
  const here = tables.filter(({ path }) => path.length === 1)
  const below = Map.groupBy(
    tables.filter(({ path }) => path.length > 1),
    ({ path }) => path[0]!,
  )
  return {
    name,
    table: here.filter(({ model }) => model !== true).map(tableProto),
    model: here.filter(({ model }) => model === true).map(modelProto),
    catalog: [...below].map(([part, inside]) =>
      catalogOf(
        part,
        inside.map((table) => ({ ...table, path: table.path.slice(1) })),
      ),
    ),
  }
}

function tableProto({ path, columns, ingestion }: GooglesqlTable): object {
  const own = columns.map(({ name, type }) => ({
    name,
    type: typeProto(parseType(type, 'bigquery')),
    isWriteableColumn: true,
  }))
  const pseudo = ingestion === true ? pseudoColumns : []
  return {
    name: path[0],
    column: [
      ...own,
      ...pseudo.map((column) => ({ ...column, isPseudoColumn: true, isWriteableColumn: true })),
    ],
  }
}

function modelProto({ path, columns }: GooglesqlTable): object {
  const output = columns.map(({ name, type }) => ({ name, type: typeProto(parseType(type, 'bigquery')) }))
  return { name: path[0], id: 1, input: output, output }
}

const kinds: Readonly<Record<string, string>> = { float64: 'TYPE_DOUBLE' }

function typeProto(type: SqlType): object {
  if (type.kind === 'array')
    return { typeKind: 'TYPE_ARRAY', arrayType: { elementType: typeProto(type.element) } }
  if (type.kind === 'struct') {
    const field = type.fields.map((item) => ({ fieldName: item.name ?? '', fieldType: typeProto(item.type) }))
    return { typeKind: 'TYPE_STRUCT', structType: { field } }
  }
  return { typeKind: kinds[type.kind] ?? `TYPE_${type.kind.toUpperCase()}` }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer()
    server.once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })
}
