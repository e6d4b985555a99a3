import type { NodeIndex } from '../../page-data.ts'
import { entryHref } from '../routes.ts'
import { useNode } from '../site.ts'
import { layerNames } from '../words.ts'

export function LayerDot({ layer }: { layer: keyof typeof layerNames }) {
  return <span class={`dot layer-${layer}`} title={layerNames[layer]} />
}

export function NodeLink({ index, column }: { index: NodeIndex; column?: string }) {
  const node = useNode(index)
  return (
    <a class="node-link" href={entryHref(node.id, column)}>
      <LayerDot layer={node.layer} />
      {column === undefined ? node.name : `${node.name}.${column}`}
    </a>
  )
}
