import type { Json, JsonObject } from '../../manifest/json.ts'
import type { Location } from '../../problems/problem.ts'
import { configLayers, type MergedConfig, writtenConfig } from '../../project/config-tree.ts'
import type { ConfigKind, LoadedPackage } from '../../project/loaded-project.ts'
import { type Parsing, yamlScope } from './parsing.ts'
import { type SettledConfig, settleConfig } from './settle-config.ts'

export interface NodeSettings extends SettledConfig {
  /** What the project file, YAML and the text say, the later over the earlier, nothing merged; dbt's `unrendered_config`. */
  readonly written: JsonObject
}

export interface SettingsInput {
  readonly name: string
  readonly at: Location
  readonly defaults: JsonObject
  /** What YAML says, then what the text does. */
  readonly said: readonly (MergedConfig | undefined)[]
}

/** The settings of a node: the project file's, YAML's, the text's own. */
export function nodeSettings(
  parsing: Parsing,
  owner: LoadedPackage,
  kind: ConfigKind,
  fqn: readonly string[],
  { name, at, defaults, said }: SettingsInput,
): NodeSettings {
  const { loaded } = parsing.project
  const settle = (layers: readonly (MergedConfig | undefined)[]) =>
    settleConfig(layers, { name, at }, () => yamlScope(parsing, owner.name, at), parsing.report)
  const settledSaid = said.map((layer) => layer && settle([layer]))
  const layers = [{ values: defaults, places: {} }, ...configLayers(loaded, kind, fqn, settledSaid)]
  const asWritten = settledSaid.map((layer, index) => layer && withLists(layer, said[index]!))
  return { ...settle(layers), written: writtenConfig(loaded, kind, fqn, asWritten) }
}

/** Settling makes a list of what adds up; one alone stays one alone. */
function withLists(settled: MergedConfig, { values }: MergedConfig): MergedConfig {
  const lists = ['tags', 'pre-hook', 'post-hook', 'packages'].flatMap((key): [string, Json][] => {
    const value = values[key] ?? values[key.replace('-', '_')]
    return value === undefined || Array.isArray(value) ? [] : [[key, value]]
  })
  return lists.length === 0
    ? settled
    : { ...settled, values: { ...settled.values, ...Object.fromEntries(lists) } }
}
