// A file of the function paths and its entry in YAML become a node.

import type { NodeConfig, UserFunction } from '../../manifest/node.ts'
import type { NodeId } from '../../manifest/node-id.ts'
import { entryWithoutFile, functionWrong } from '../../problems/catalogue/compile.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import { reportUnknownConfig } from '../../project/config-keys.ts'
import type { FunctionDefinition } from '../../project/definitions.ts'
import { isJsonObject } from '../../project/json.ts'
import type { LoadedPackage, ProjectFile } from '../../project/loaded-project.ts'
import { nodeSettings } from './node-settings.ts'
import { described, type Parsing, words } from './parsing.ts'
import { qualifiedName } from './raw-nodes.ts'
import type { ReadPart } from './read-files.ts'
import type { Pending } from './reading.ts'
import type { SettledConfig } from './settle-config.ts'
import { hooks, modelDict } from './templated-nodes.ts'

const TYPES = ['scalar', 'aggregate']
const REQUIRED =
  'Describe it in YAML: functions: [{name: ..., arguments: [{name: ..., data_type: ...}], returns: {data_type: ...}}].'

/** dbt's functions: what goes in and comes out stands in YAML, the body in the file. */
export function functionNode(
  parsing: Parsing,
  owner: LoadedPackage,
  file: ProjectFile,
  part: ReadPart,
): Pending<UserFunction> {
  const { report } = parsing
  const { name, at, reading } = part
  const entry = owner.definitions.functions.find((definition) => definition.name === name)
  const fqn = qualifiedName(owner.name, file.path, name)
  const said = [entry?.config, { values: reading.config, places: reading.places }]
  const settled = nodeSettings(parsing, owner, 'functions', fqn, {
    ...{ name, at, defaults: { enabled: true }, said },
  })
  for (const key of Object.keys(reading.config))
    reportUnknownConfig('functions', key, reading.places[key] ?? at, report)
  const { values } = settled
  const common = {
    ...{ id: `function.${owner.name}.${name}`, name, package: owner.name, file: file.originalPath },
    ...{ path: file.path, at, fqn, tags: words(values.tags), dependsOn: [] as readonly NodeId[] },
    ...{ meta: isJsonObject(values.meta) ? values.meta : {}, config: values as NodeConfig },
    written: settled.written,
    ...described(parsing, owner.name, entry?.description ?? '', entry?.descriptionAt ?? at),
  }
  const node: UserFunction = {
    ...common,
    ...{
      kind: 'function',
      source: file.text,
      macros: reading.macros,
      calls: reading.calls,
      late: reading.asks,
    },
    relation: parsing.names.relation({
      ...{ name, package: owner.name, at, config: values },
      model: () => modelDict(common, 'function'),
    }),
    language: languageOf(file.file),
    aggregate: values.type === 'aggregate',
    arguments: (entry?.arguments ?? []).map(({ name, type, description, default: given }) => ({
      ...{ name, type },
      ...(description === undefined ? {} : { description }),
      ...(given === undefined ? {} : { default: String(given) }),
    })),
    returns: entry?.returns ?? { type: '' },
    columns: [],
    ...hooks(values),
    ...(entry === undefined ? {} : { patch: entry.nameAt }),
  }
  if (values.enabled !== false) tellWrong(parsing, node, entry, settled)
  return { node, reading }
}

/** Entries of YAML for which there is no file. */
export function reportUnusedFunctions(owner: LoadedPackage, report: Parsing['report']): void {
  const names = owner.files.filter(({ kind }) => kind === 'function').map(({ name }) => name)
  for (const { name, nameAt } of owner.definitions.functions)
    if (!names.includes(name))
      report(entryWithoutFile({ kind: 'function', name, at: nameAt, near: didYouMean(name, names) }))
}

function languageOf(file: string): UserFunction['language'] {
  return file.endsWith('.py') ? 'python' : file.endsWith('.js') ? 'js' : 'sql'
}

function tellWrong(
  { report, project }: Parsing,
  node: UserFunction,
  entry: FunctionDefinition | undefined,
  { values, places }: SettledConfig,
): void {
  const { name, language } = node
  const tell = (what: string, hint: string, at = entry?.nameAt ?? node.at) =>
    report(functionWrong({ name, what, hint, at }))
  if (node.returns.type === '') tell('does not say what it returns', REQUIRED)
  if (values.type !== undefined && !TYPES.includes(String(values.type)))
    tell(
      `is of the type "${String(values.type)}"`,
      'Its type is "scalar" (the default) or "aggregate".',
      places.type,
    )
  if (language === 'python' && (values.entry_point === undefined || values.runtime_version === undefined))
    tell(
      'is written in Python and does not say how it is to be run',
      'Set config: {runtime_version: "3.11", entry_point: main}, the name of the Python function.',
    )
  const given = entry?.arguments.find((argument) => argument.default !== undefined)
  // Where both languages meet, what is refused by one is no use to the project.
  if (given !== undefined && project.dialect === 'bigquery')
    tell(
      `gives the argument "${given.name}" a default, which BigQuery does not have`,
      'Write the value where the function is called, or let NULL stand for it: COALESCE(argument, value).',
      given.at,
    )
}
