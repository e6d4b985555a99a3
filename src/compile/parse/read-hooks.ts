import type { Hook, Model, Node } from '../../manifest/node.ts'
import { ProblemError } from '../../problems/problem.ts'
import { parseTemplate } from '../../template/parse-template.ts'
import { isTemplate } from '../render-text.ts'
import type { Parsing } from './parsing.ts'
import { readTemplate } from './read-template.ts'
import type { Pending, Reading } from './reading.ts'
import { modelDict } from './templated-nodes.ts'

type Hooked = Extract<Node, { readonly preHooks: readonly Hook[] }>

/** A node with what its hooks refer to: dbt builds that first, as what the node itself reads. */
export function withHooks<Kind extends Node>(parsing: Parsing, pending: Pending<Kind>): Pending<Kind> {
  const { node } = pending
  if (!isHooked(node) || node.config.enabled === false) return pending
  const texts = [...node.preHooks, ...node.postHooks].map(({ sql }) => sql).filter(isTemplate)
  const readings = texts.flatMap((text) => readHook(parsing, node, text) ?? [])
  const refs = readings.flatMap(({ refs }) => refs).filter(({ name }) => name !== node.name)
  const sources = readings.flatMap(({ sources }) => sources)
  const called = readings.some(({ macros }) => macros.length > 0)
  if (refs.length === 0 && sources.length === 0 && !called) return pending
  const at = node.at
  return {
    node: called && 'macros' in node ? withMacros(node, readings) : node,
    reading: {
      ...pending.reading,
      refs: [...pending.reading.refs, ...refs.map((ref) => ({ ...ref, at }))],
      sources: [...pending.reading.sources, ...sources.map((source) => ({ ...source, at }))],
    },
  }
}

function withMacros<Kind extends Node & Pick<Model, 'macros' | 'calls'>>(
  node: Kind,
  readings: readonly Reading[],
): Kind {
  return {
    ...node,
    macros: [...new Set([...node.macros, ...readings.flatMap(({ macros }) => macros)])],
    calls: [...new Set([...(node.calls ?? []), ...readings.flatMap(({ calls }) => calls)])],
  }
}

function isHooked(node: Node): node is Hooked {
  return 'preHooks' in node && (node.preHooks.length > 0 || node.postHooks.length > 0)
}

/** What cannot be read without a warehouse is told when the hook runs. */
function readHook({ project }: Parsing, node: Hooked, text: string): Reading | undefined {
  try {
    const { id, name, relation } = node
    const template = parseTemplate(text, node.at.file, { origin: node.at })
    const model = () => modelDict(node, node.kind)
    return readTemplate(project, { id, name, package: node.package, relation, model }, template)
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return undefined
  }
}
