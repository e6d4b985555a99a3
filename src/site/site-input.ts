// What the site is made from: the manifest and what is known of its nodes. Nothing here asks a warehouse.

import type { Compiled, Manifest } from '../manifest/manifest.ts'
import type { NodeId } from '../manifest/node-id.ts'
import type { Reconciliation } from '../manifest/reconciliation.ts'
import type { CatalogTable, NodeResult } from '../manifest/results.ts'
import type { PageFunction } from './page-data.ts'

export interface SiteInput {
  readonly manifest: Manifest
  /** Missing for a node whose template asks a warehouse that was not asked. */
  readonly compiled: ReadonlyMap<NodeId, Compiled>
  /** Absent where the warehouse was not asked. */
  readonly catalog?: ReadonlyMap<NodeId, CatalogTable>
  /** The latest result of every node that ever ran. */
  readonly results: ReadonlyMap<NodeId, NodeResult>
  /** Of sources: how they compared with their tables, the latest first. */
  readonly reconciliations?: ReadonlyMap<NodeId, readonly Reconciliation[]>
  /** Milliseconds since the epoch. */
  readonly generatedAt: number
  readonly strataVersion: string
  /** The table of functions, of projects whose language is not the engine's. */
  readonly functions?: readonly PageFunction[]
}

/** The browser half, bundled: inlined into the page. */
export interface SiteAssets {
  readonly script: string
  readonly style: string
}
