import type { TableShape } from '../../adapters/adapter.ts'
import type { Column } from '../../manifest/column.ts'
import type { JsonObject } from '../../manifest/json.ts'
import type { BuildNode } from '../../manifest/node.ts'
import type { Situation } from '../step.ts'

export function isContracted({ config }: BuildNode): boolean {
  return (config.contract as { readonly enforced?: unknown } | null | undefined)?.enforced === true
}

/** Whether other tables can have foreign keys to it. */
export function hasKeys(node: BuildNode): boolean {
  if (node.kind !== 'model' || !isContracted(node)) return false
  const all = [...(node.constraints ?? []), ...node.columns.flatMap(({ constraints = [] }) => constraints)]
  return all.some((written) => ['primary_key', 'unique'].includes(String((written as JsonObject).type)))
}

/** With a contract the declared columns are the table's, in the engine's types; else those that were inferred. */
export function tableShape(node: BuildNode, situation: Situation): TableShape {
  const contracted = isContracted(node)
  const columns = contracted ? node.columns.map((column) => inEngine(column, situation)) : situation.columns
  const constraints = node.kind === 'model' ? node.constraints : undefined
  return {
    config: node.config,
    ...(columns === undefined ? {} : { columns }),
    ...(node.description === '' ? {} : { description: node.description }),
    ...(contracted && constraints !== undefined ? { constraints } : {}),
  }
}

function inEngine(column: Column, { statements, dialect }: Situation): Column {
  const type = column.type === undefined ? undefined : statements.typeName(column.type, dialect)
  return type === undefined ? column : { ...column, type }
}
