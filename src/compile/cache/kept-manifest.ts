import type { Doc, Macro, Manifest } from '../../manifest/manifest.ts'
import type { Node } from '../../manifest/node.ts'
import type { Problem } from '../../problems/problem.ts'
import { type EnvironmentReads, stillHolds } from './environment-reads.ts'
import { type CacheFiles, keep, readKept } from './kept-json.ts'

interface Kept {
  readonly manifest: Omit<Manifest, 'nodes' | 'macros' | 'docs'>
  readonly nodes: readonly Node[]
  readonly macros: readonly Macro[]
  readonly docs: readonly Doc[]
  readonly problems: readonly Problem[]
  readonly environment: EnvironmentReads
}

export interface FormerManifest {
  readonly manifest: Manifest
  /** What was told while it was made, to be told again. */
  readonly problems: readonly Problem[]
}

export function keepManifest(
  files: CacheFiles,
  path: string,
  key: string,
  { manifest, problems }: FormerManifest,
  environment: EnvironmentReads,
): void {
  const { nodes, macros, docs, ...rest } = manifest
  const kept: Kept = {
    ...{ manifest: rest, problems, environment },
    ...{ nodes: [...nodes.values()], macros: [...macros.values()], docs: [...docs.values()] },
  }
  keep(files, path, key, kept)
}

export function readManifest(
  files: CacheFiles,
  path: string,
  key: string,
  environment: Readonly<Record<string, string | undefined>>,
): FormerManifest | undefined {
  const kept = readKept(files, path, key) as Kept | undefined
  if (kept === undefined || !stillHolds(environment, kept.environment)) return undefined
  const byId = <Item extends { readonly id: string }>(items: readonly Item[]) =>
    new Map(items.map((item) => [item.id, item]))
  const manifest = {
    ...kept.manifest,
    nodes: byId(kept.nodes),
    macros: byId(kept.macros),
    docs: byId(kept.docs),
  }
  return { manifest, problems: kept.problems }
}
