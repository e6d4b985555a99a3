import type { Location } from '../../problems/problem.ts'
import type { NodeDefinition, VersionDefinition } from '../../project/definitions.ts'
import type { LoadedPackage, ProjectFile } from '../../project/loaded-project.ts'

export type TemplatedKind = 'model' | 'test' | 'analysis' | 'snapshot'

/** A file, or a block of one, that becomes a node. */
export interface RawNode {
  readonly kind: TemplatedKind
  readonly id: string
  readonly name: string
  readonly package: LoadedPackage
  readonly file: ProjectFile
  readonly fqn: readonly string[]
  readonly at: Location
  /** The SQL as written: the file's text, or the block's body. */
  readonly source: string
  /** Where `source` begins in the file. */
  readonly start: Location
  readonly patch?: NodeDefinition | undefined
  readonly version?: VersionDefinition | undefined
}

/** `['acme', 'staging', 'stripe', 'stg_orders']`; dbt's fully qualified name. */
export function qualifiedName(packageName: string, path: string, name: string): string[] {
  return [packageName, ...path.split('/').slice(0, -1), name]
}

export function firstLine(file: string): Location {
  return { file, line: 1, column: 1 }
}
