import type { Location } from '../problems/problem.ts'

interface Patched {
  readonly package: string
  /** Within its package. */
  readonly file: string
  readonly at: Location
  readonly patch?: Location
}

/** `acme://models/schema.yml`: where YAML speaks of it, within its package. */
export function patchPath({ package: owner, file, at, patch }: Patched): string | null {
  if (patch === undefined) return null
  const folder = at.file.endsWith(file) ? at.file.slice(0, -file.length) : ''
  return `${owner}://${patch.file.startsWith(folder) ? patch.file.slice(folder.length) : patch.file}`
}
