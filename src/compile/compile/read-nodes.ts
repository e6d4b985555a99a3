import type { NodeId } from '../../manifest/node-id.ts'
import type { Template } from '../../template/parse-template.ts'
import { readTemplate } from '../parse/read-template.ts'
import type { CompileContext } from './compile-phase.ts'
import { type TemplatedNode, templateNode } from './render-node.ts'

/** The nodes that a template outside of the manifest refers to; unknown ones are told when it is compiled. */
export function readNodes(
  { project, index, manifest }: CompileContext,
  template: Template,
  node: TemplatedNode,
): readonly NodeId[] {
  const reading = readTemplate(project, templateNode(node, manifest), template)
  const refs = reading.refs.map((call) =>
    call.function === true
      ? index.function(call.name, node.package, call.package)
      : index.ref(call.name, node.package, call.package, call.version),
  )
  const sources = reading.sources.map((call) => index.source(call.source, call.table, node.package))
  return [...refs, ...sources].flatMap((found) => (found === undefined ? [] : [found.id]))
}
