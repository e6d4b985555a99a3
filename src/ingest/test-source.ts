// Sources for the tests of this room.

import type { JsonObject } from '../manifest/json.ts'
import type { Source } from '../manifest/node.ts'

export interface TestSource {
  readonly source?: string
  readonly table: string
  readonly loader: string
  readonly load: JsonObject
  /** Name to GoogleSQL type. */
  readonly columns?: { readonly [name: string]: string }
}

export function testSource({ source = 'shop', table, loader, load, columns = {} }: TestSource): Source {
  return {
    kind: 'source',
    id: `source.test.${source}.${table}`,
    name: table,
    sourceName: source,
    package: 'test',
    file: 'models/sources.yml',
    path: 'sources.yml',
    at: { file: 'models/sources.yml', line: 7, column: 9 },
    fqn: ['test', source, table],
    description: '',
    sourceDescription: '',
    tags: [],
    meta: {},
    config: {},
    dependsOn: [],
    relation: { database: undefined, schema: `raw_${source}`, name: table },
    columns: Object.entries(columns).map(([name, type]) => ({ name, type })),
    loader,
    load,
  }
}
