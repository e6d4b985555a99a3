// One file of schema YAML: read, checked, and turned into definitions that know their places.

import { yamlNotMapping } from '../../problems/catalogue/project.ts'
import type { Problem, Report } from '../../problems/problem.ts'
import { configKeysOf } from '../config-keys.ts'
import type { Definitions, KeptDefinition, NodeDefinition } from '../definitions.ts'
import { isJsonObject, type Json } from '../json.ts'
import { readYaml } from '../yaml/read-yaml.ts'
import { checkConfigs } from './check-configs.ts'
import { checkShape, describe } from './check-shape.ts'
import { schemaFileSchema } from './schema-file-schema.ts'
import { listOf } from './settle-entry.ts'
import { settleNode } from './settle-nodes.ts'
import {
  settleExposure,
  settleFunction,
  settleGroup,
  settleKept,
  settleMacro,
  settleSingularTest,
  settleUnitTest,
} from './settle-others.ts'
import { settleSource } from './settle-sources.ts'

/** What one schema file gives; plain JSON, so that it may be kept between runs under the content's key. */
export interface SchemaFile {
  readonly definitions: Definitions
  readonly problems: readonly Problem[]
}

export const noDefinitions: Definitions = {
  nodes: [],
  sources: [],
  macros: [],
  functions: [],
  exposures: [],
  unitTests: [],
  groups: [],
  singularTests: [],
  kept: [],
}

const nodeKinds = { models: 'model', seeds: 'seed', snapshots: 'snapshot', analyses: 'analysis' } as const
const keptKinds = {
  semantic_models: 'semantic_model',
  metrics: 'metric',
  saved_queries: 'saved_query',
} as const

export function readSchemaFile(file: string, text: string, options: { readonly quiet: boolean }): SchemaFile {
  const problems: Problem[] = []
  const report = (problem: Problem) => void problems.push(problem)
  const definitions = readDefinitions(file, text, options.quiet, report)
  return { definitions, problems }
}

function readDefinitions(file: string, text: string, quiet: boolean, report: Report): Definitions {
  const yaml = readYaml(file, text, report)
  const root = yaml?.value
  if (yaml === undefined || root === null) return noDefinitions
  if (!isJsonObject(root)) {
    report(yamlNotMapping({ at: yaml.ofPath([], 'value'), file, found: describe(root), begin: 'models' }))
    return noDefinitions
  }
  checkShape(yaml, schemaFileSchema, { owner: `"${file}"`, adviseOn, quiet }, report)
  const reading = { yaml, report }
  const each = <T>(
    key: string,
    settle: (list: readonly Json[], index: number) => T | undefined,
  ): readonly T[] => {
    const list = listOf(root[key])
    return list.flatMap((_, index) => settle(list, index) ?? [])
  }
  const definitions: Definitions = {
    nodes: (Object.keys(nodeKinds) as (keyof typeof nodeKinds)[]).flatMap((key): readonly NodeDefinition[] =>
      each(key, (list, index) => settleNode(reading, nodeKinds[key], list, index)),
    ),
    sources: each('sources', (list, index) => settleSource(reading, list, index)),
    macros: each('macros', (list, index) => settleMacro(reading, list, index)),
    functions: each('functions', (list, index) => settleFunction(reading, list, index)),
    exposures: each('exposures', (list, index) => settleExposure(reading, list, index)),
    unitTests: each('unit_tests', (list, index) => settleUnitTest(reading, list, index)),
    groups: each('groups', (list, index) => settleGroup(reading, list, index)),
    singularTests: ['data_tests', 'tests'].flatMap((key) =>
      each(key, (list, index) => settleSingularTest(reading, list, index)),
    ),
    kept: (Object.keys(keptKinds) as (keyof typeof keptKinds)[]).flatMap((key): readonly KeptDefinition[] =>
      each(key, (list, index) => settleKept(reading, keptKinds[key], list, index)),
    ),
  }
  if (!quiet) checkConfigs(definitions, report)
  return definitions
}

/** A configuration key that stands beside `config:` instead of in it is the most common slip of all. */
function adviseOn(key: string, path: readonly (string | number)[]): string | undefined {
  const list = path.at(-2)
  const kind = list === 'models' || list === 'seeds' || list === 'snapshots' ? list : undefined
  if (kind === undefined || !configKeysOf(kind).has(key)) return undefined
  return `It is a configuration: write it under "config:".`
}
