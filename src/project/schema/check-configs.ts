import type { Report } from '../../problems/problem.ts'
import { reportUnknownConfig } from '../config-keys.ts'
import type { Definitions } from '../definitions.ts'
import type { ConfigKind } from '../loaded-project.ts'

const kinds = { model: 'models', seed: 'seeds', snapshot: 'snapshots', analysis: 'analyses' } as const

/** Tells keys under `config:` that no engine and no feature knows. */
export function checkConfigs(definitions: Definitions, report: Report): void {
  const check = (kind: ConfigKind, { config }: Pick<Definitions['nodes'][number], 'config'>) => {
    for (const key of Object.keys(config.values)) reportUnknownConfig(kind, key, config.places[key]!, report)
  }
  const tests = (list: Definitions['nodes'][number]['tests']) => {
    for (const test of list) check('data_tests', test)
  }
  for (const node of definitions.nodes) {
    check(kinds[node.kind], node)
    tests(node.tests)
    for (const column of node.columns) tests(column.tests)
    for (const version of node.versions) check(kinds[node.kind], version)
  }
  for (const node of definitions.functions) check('functions', node)
  for (const source of definitions.sources) {
    check('sources', source)
    for (const table of source.tables) {
      check('sources', table)
      tests(table.tests)
      for (const column of table.columns) tests(column.tests)
    }
  }
}
