import type { Manifest } from '../manifest/manifest.ts'
import type { Selectable } from './selectable.ts'

/** Says whether a node is meant; made once for a criterion, asked for every node. */
export type Match = (node: Selectable) => boolean

/** What stands behind the colon and behind the dot before it: `config.materialized:view`. */
export type Method = (value: string, argument: string | undefined, manifest: Manifest) => Match
