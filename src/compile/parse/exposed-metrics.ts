import type { Definition } from '../../manifest/manifest.ts'
import type { Parsing } from './parsing.ts'

const METRIC = /\bmetric\(\s*(?:(['"])(?<owner>.+?)\1\s*,\s*)?(['"])(?<name>.+?)\3\s*\)/

/** What exposures show of metrics, `metric('revenue')`, joins the nodes that they need. */
export function addMetrics({ project, nodes }: Parsing, definitions: readonly Definition[]): void {
  for (const owner of project.loaded.packages) {
    for (const { name, dependsOn } of owner.definitions.exposures) {
      const node = nodes.get(`exposure.${owner.name}.${name}`)
      const metrics = dependsOn.flatMap(({ text }) => metricIn(text, definitions, owner.name) ?? [])
      if (node?.kind !== 'exposure' || metrics.length === 0) continue
      nodes.set(node.id, { ...node, dependsOn: [...new Set([...node.dependsOn, ...metrics])] })
    }
  }
}

function metricIn(text: string, definitions: readonly Definition[], own: string): string | undefined {
  const found = METRIC.exec(text)?.groups
  const named = definitions.filter(({ kind, name }) => kind === 'metric' && name === found?.name)
  const wanted = found?.owner ?? own
  return (named.find((item) => item.package === wanted) ?? named[0])?.id
}
