import type { Node } from './node.ts'

/** Whether an engine makes a model of machine learning of it, which is in no listing of tables. */
export function isTrained(node: Node): boolean {
  return node.kind === 'model' && node.config.materialized === 'ml_model' && node.standIn !== true
}
