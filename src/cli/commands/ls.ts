import type { Node } from '../../index.ts'
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
  const { nodes, problems } = await library.list({
    ...projectOptions(invocation),
    ...selectionOptions(invocation),
  })
  printWarnings(invocation, problems, projectDirectory(invocation))
  const line = printers[text(invocation, 'output') ?? 'selector'] ?? selectorOf
  const keys = list(invocation, 'outputKeys')
  invocation.terminal.out(nodes.map((node) => `${line(node, keys)}\n`).join(''))
  return 0
}

const printers: Readonly<Record<string, (node: Node, keys: readonly string[]) => string>> = {
  name: (node) => node.name,
  path: (node) => node.file,
  selector: selectorOf,
  json: (node, keys) => JSON.stringify(pick(describe(node), keys)),
}

/** What `--select` takes to mean just this node. */
function selectorOf(node: Node): string {
  if (node.kind === 'source') return `source:${node.fqn.join('.')}`
  if (node.kind === 'exposure') return `exposure:${node.fqn.join('.')}`
  return node.fqn.join('.')
}

function describe(node: Node): Record<string, unknown> {
  return {
    name: node.name,
    resource_type: node.kind,
    package_name: node.package,
    original_file_path: node.file,
    unique_id: node.id,
    ...('relation' in node
      ? { database: node.relation.database, schema: node.relation.schema, alias: node.relation.name }
      : {}),
    ...(node.kind === 'source' ? { source_name: node.sourceName } : {}),
    tags: node.tags,
    config: node.config,
    depends_on: { nodes: node.dependsOn },
  }
}

function pick(all: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  const names = keys.flatMap((key) => key.split(/[\s,]+/)).filter(Boolean)
  return names.length === 0
    ? all
    : Object.fromEntries(names.flatMap((name) => (name in all ? [[name, all[name]]] : [])))
}
