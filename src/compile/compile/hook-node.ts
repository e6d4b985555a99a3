import type { Hook, Node } from '../../manifest/node.ts'
import type { TemplatedNode } from './render-node.ts'

/** A hook of a node as a node of its own, with the relation and the settings of the other. */
export function hookNode(node: Node, hook: Hook): TemplatedNode {
  return {
    ...{
      kind: 'operation',
      id: node.id,
      name: node.name,
      package: node.package,
      file: node.file,
      path: node.path,
    },
    ...{
      at: node.at,
      fqn: node.fqn,
      description: '',
      tags: [],
      meta: {},
      config: node.config,
      dependsOn: node.dependsOn,
    },
    ...{ source: hook.sql, macros: [], late: true, when: 'start', index: 0 },
    ...('relation' in node ? { relation: node.relation } : {}),
  } as TemplatedNode
}
