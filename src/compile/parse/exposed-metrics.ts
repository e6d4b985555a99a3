import type { Definition } from '../../manifest/manifest.ts'
import { type Location, ProblemError } from '../../problems/problem.ts'
import { parseTemplate } from '../../template/parse-template.ts'
import type { StaticCall } from '../../template/static-calls.ts'
import type { Parsing } from './parsing.ts'

/** What exposures show of metrics, `metric('revenue')`, joins the nodes that they need. */
export function addMetrics({ project, nodes }: Parsing, definitions: readonly Definition[]): void {
  for (const owner of project.loaded.packages) {
    for (const { name, dependsOn } of owner.definitions.exposures) {
      const node = nodes.get(`exposure.${owner.name}.${name}`)
      const metrics = dependsOn.flatMap((text) => metricsIn(text, definitions, owner.name))
      if (node?.kind !== 'exposure' || metrics.length === 0) continue
      nodes.set(node.id, { ...node, dependsOn: [...new Set([...node.dependsOn, ...metrics])] })
    }
  }
}

/** The metrics that a text calls for, one or several, each by its name or its package's and its own. */
function metricsIn(
  { text, at }: { readonly text: string; readonly at: Location },
  definitions: readonly Definition[],
  own: string,
): readonly string[] {
  return callsOf(text, at).flatMap(({ callee, args = [] }) => {
    if (callee !== 'metric' || args.length === 0) return []
    const [name, wanted] = [...args.map(String).reverse(), own] as const
    const named = definitions.filter((item) => item.kind === 'metric' && item.name === name)
    return (named.find((item) => item.package === wanted) ?? named[0])?.id ?? []
  })
}

/** What cannot be read was told where references are read. */
function callsOf(text: string, at: Location): readonly StaticCall[] {
  try {
    return parseTemplate(text.includes('{{') ? text : `{{ ${text} }}`, at.file).calls()
  } catch (error) {
    if (error instanceof ProblemError) return []
    throw error
  }
}
