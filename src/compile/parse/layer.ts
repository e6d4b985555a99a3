import type { Json } from '../../manifest/json.ts'
import type { Layer } from '../../manifest/node.ts'

const LAYERS: ReadonlyMap<string, Layer> = new Map<string, Layer>([
  ...(['source', 'staging', 'intermediate', 'dim', 'fact', 'mart', 'other'] as const).map(
    (layer): [string, Layer] => [layer, layer],
  ),
  ...([
    ['stg', 'staging'],
    ['base', 'staging'],
    ['int', 'intermediate'],
  ] as const),
  ...([
    ['dims', 'dim'],
    ['dimension', 'dim'],
    ['dimensions', 'dim'],
    ['facts', 'fact'],
    ['fct', 'fact'],
  ] as const),
  ...([
    ['marts', 'mart'],
    ['reporting', 'mart'],
    ['reports', 'mart'],
    ['rpt', 'mart'],
  ] as const),
])

/** The layer that a model belongs to: as configured, else from the innermost folder that names one, else from its prefix. */
export function layerOf(name: string, folders: readonly string[], configured: Json | undefined): Layer {
  const told = typeof configured === 'string' ? LAYERS.get(configured.toLowerCase()) : undefined
  if (told !== undefined) return told
  const prefix = LAYERS.get(name.split('_', 1)[0]!.toLowerCase())
  // In a folder of marts, dimensions and facts tell themselves apart by their names.
  if (prefix === 'dim' || prefix === 'fact') return prefix
  for (const folder of folders.toReversed()) {
    const layer = LAYERS.get(folder.toLowerCase().replace(/^\d+[_-]?/, ''))
    if (layer !== undefined) return layer
  }
  return prefix ?? 'other'
}
