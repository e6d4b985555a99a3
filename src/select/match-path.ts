import type { Manifest } from '../manifest/manifest.ts'
import { pathPattern } from './glob.ts'
import type { Match } from './match.ts'
import { type Selectable, selectables } from './selectable.ts'

/**
 * The pattern is held against the files and folders of the project itself, as a shell would; a node is meant where its
 * file, a folder above it or its YAML file is among them. A package's file is named as it stands in its package.
 */
export function byPath(value: string, _: string | undefined, manifest: Manifest): Match {
  const pattern = pathPattern(value)
  const known = new Map<string, boolean>()
  for (const node of selectables(manifest).values()) {
    if (node.package !== manifest.project.name) continue
    for (const file of filesOf(node))
      for (const path of withFolders(file)) if (!known.has(path)) known.set(path, pattern.test(path))
  }
  const isMeant = (path: string) => known.get(path) === true
  return (node) => withFolders(node.file).some(isMeant) || filesOf(node).some(isMeant)
}

function filesOf(node: Selectable): string[] {
  return 'patch' in node && node.patch !== undefined ? [node.file, node.patch.file] : [node.file]
}

/** The file, each folder above it, and the project's own, which is ''. */
function withFolders(file: string): string[] {
  const parts = file.split('/')
  return parts.map((_, index) => parts.slice(0, index + 1).join('/')).concat('')
}
