import type { Node } from '../index.ts'

const plurals: Record<Node['kind'], readonly [string, string]> = {
  model: ['model', 'models'],
  seed: ['seed', 'seeds'],
  snapshot: ['snapshot', 'snapshots'],
  source: ['source', 'sources'],
  test: ['test', 'tests'],
  unit_test: ['unit test', 'unit tests'],
  analysis: ['analysis', 'analyses'],
  operation: ['operation', 'operations'],
  exposure: ['exposure', 'exposures'],
  function: ['function', 'functions'],
}

/** `{models: 3, test: 1}`: how many nodes of each kind, in words. */
export function countNodes(nodes: readonly Node[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const [kind, [one, many]] of Object.entries(plurals)) {
    const count = nodes.filter((node) => node.kind === kind).length
    if (count > 0) counts[count === 1 ? one : many] = count
  }
  return counts
}

/** What a node is called in a line of progress, e.g. `table analytics.dim_customers`. */
export function nodeLabel(node: Node | undefined, id: string): string {
  if (node === undefined) return id
  switch (node.kind) {
    case 'model':
      return `${String(node.config.materialized ?? 'view')} ${node.relation.schema}.${node.relation.name}`
    case 'seed':
    case 'snapshot':
    case 'function':
      return `${node.kind} ${node.relation.schema}.${node.relation.name}`
    case 'operation':
      return `on-run-${node.when} ${node.index + 1}`
    case 'unit_test':
      return `unit test ${node.name}${node.version === undefined ? '' : `, version ${node.version}`}`
    default:
      return `${plurals[node.kind][0]} ${node.name}`
  }
}

export function seconds(milliseconds: number): string {
  return milliseconds < 60_000
    ? `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 1)} s`
    : `${Math.floor(milliseconds / 60_000)} min ${Math.round((milliseconds % 60_000) / 1000)} s`
}
