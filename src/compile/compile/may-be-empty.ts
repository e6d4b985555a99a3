// Which nodes may render to nothing.

import type { TemplatedNode } from './render-node.ts'

/** An analysis is never sent: one that says nothing harms nobody. */
export function mayBeEmpty({ kind, config }: TemplatedNode): boolean {
  return kind === 'operation' || kind === 'analysis' || isUntrained(config)
}

/** A model of machine learning that is imported or remote has nothing to be trained on. */
function isUntrained(config: TemplatedNode['config']): boolean {
  if (config.materialized !== 'ml_model') return false
  const { ml_options: options, ml_connection: connection } = config
  if (connection !== undefined && connection !== null) return true
  return (
    typeof options === 'object' &&
    options !== null &&
    Object.keys(options).some((key) => key.toLowerCase() === 'model_path')
  )
}
