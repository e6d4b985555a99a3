import type { JsonObject, Selectable } from '../../index.ts'
import * as library from '../../index.ts'
import {
  type Invocation,
  list,
  projectDirectory,
  projectOptions,
  selectionOptions,
  text,
} from '../invocation.ts'
import { printWarnings } from '../print-problems.ts'

export async function ls(invocation: Invocation): Promise<number> {
  const selection = selectionOptions(invocation)
  // Here alone `--models` means models and nothing that comes along with them.
  const onlyModels =
    (list(invocation, 'models').length > 0 || list(invocation, 'model').length > 0) &&
    selection.resourceTypes.length === 0
  const { nodes, problems, json } = await library.list({
    ...projectOptions(invocation),
    ...selection,
    ...(onlyModels ? { resourceTypes: ['model'] } : {}),
  })
  printWarnings(invocation, problems, projectDirectory(invocation))
  const line = printers[text(invocation, 'output') ?? 'selector'] ?? selectorOf
  const keys = list(invocation, 'outputKeys')
  invocation.terminal.out(nodes.map((node) => `${line(node, { keys, json })}\n`).join(''))
  return 0
}

interface Telling {
  readonly keys: readonly string[]
  readonly json: (node: Selectable) => JsonObject
}

const printers: Readonly<Record<string, (node: Selectable, telling: Telling) => string>> = {
  name: shortName,
  path: (node) => node.file,
  selector: selectorOf,
  json: (node, { keys, json }) => library.exactJson(JSON.stringify(pick(json(node), keys))),
}

/** What `--select` takes to mean just this node. */
function selectorOf(node: Selectable): string {
  if (node.kind === 'source') return `source:${node.package}.${node.sourceName}.${node.name}`
  if (node.kind === 'unit_test') return `unit_test:${node.package}.${nameOf(node)}`
  if (['exposure', 'metric', 'semantic_model', 'saved_query'].includes(node.kind))
    return `${node.kind}:${node.package}.${node.name}`
  return node.fqn.join('.')
}

function shortName(node: Selectable): string {
  if (node.kind === 'source') return `${node.sourceName}.${node.name}`
  return node.kind === 'unit_test' ? node.name : nameOf(node)
}

/** With the version, where there are several. */
function nameOf(node: Selectable): string {
  if (node.kind === 'model' && node.version !== undefined) return `${node.name}.v${node.version}`
  if (node.kind === 'unit_test' && node.version !== undefined) return `${node.name}_v${node.version}`
  return node.name
}

/** What is said where no keys are asked for. */
const usual = [
  ...['name', 'resource_type', 'package_name', 'original_file_path', 'unique_id', 'alias', 'source_name'],
  ...['tags', 'config', 'depends_on'],
]

function pick(all: JsonObject, keys: readonly string[]): JsonObject {
  const names = keys.flatMap((key) => key.split(/[\s,]+/)).filter(Boolean)
  const wanted = names.length === 0 ? usual : names
  return Object.fromEntries(wanted.flatMap((name) => (name in all ? [[name, all[name]!]] : [])))
}
