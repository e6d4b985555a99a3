import type { PageLayer } from '../../page-data.ts'
import type { Placement } from '../layout/place.ts'
import { layerNames } from '../words.ts'

/** Names of the layers above their columns. */
export function Bands({ placement, layers }: { placement: Placement; layers: readonly PageLayer[] }) {
  const bands: { layer: PageLayer; left: number; right: number }[] = []
  for (const { column, left, right } of placement.columns) {
    const layer = layers[column]!
    const before = bands.at(-1)
    if (before?.layer === layer) before.right = right
    else bands.push({ layer, left, right })
  }
  return (
    <g class="bands">
      {bands.map(({ layer, left, right }) => (
        <g class={`layer-${layer}`}>
          <line x1={left} x2={right} y1={-14} y2={-14} />
          <text x={left} y={-21}>
            {layerNames[layer]}
          </text>
        </g>
      ))}
    </g>
  )
}
