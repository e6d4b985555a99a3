// package-lock.yml: what `strata deps` took last time, in dbt's form.

import { createHash } from 'node:crypto'
import { stringify } from 'yaml'
import type { FileSystem } from '../../project/file-system.ts'
import { isJsonObject, type Json, type JsonObject } from '../../project/json.ts'
import { entryOf, type WantedPackage } from '../../project/packages/read-package-file.ts'
import { type Surroundings, settleText } from '../../project/settings/settle-tree.ts'
import { readYaml } from '../../project/yaml/read-yaml.ts'
import type { Fetched } from './fetch-package.ts'

export const LOCK = 'package-lock.yml'

/** What the lock file pins for one that is wanted; undefined where it does not know it, or it no longer fits. */
export type Pins = ReadonlyMap<string, WantedPackage>

export function readLock(directory: string, files: FileSystem, surroundings: Surroundings): Pins {
  const text = files.readText(`${directory}/${LOCK}`)
  const yaml = text === undefined ? undefined : readYaml(LOCK, text, () => {})
  const entries = isJsonObject(yaml?.value) ? yaml.value.packages : undefined
  if (yaml === undefined || !Array.isArray(entries)) return new Map()
  return new Map(
    entries.flatMap((entry: Json) => {
      const at = { file: LOCK, line: 1, column: 1 }
      const pinned = entryOf(entry, entry, at)
      if (typeof pinned === 'string') return []
      const source = settleText(pinned.source, surroundings, { at, key: 'packages', report: () => {} })
      return [[keyOf(pinned), { ...pinned, source: String(source) }] as const]
    }),
  )
}

export function keyOf({ kind, written, subdirectory }: WantedPackage): string {
  return `${kind} ${written} ${subdirectory ?? ''}`
}

/** One entry of the lock file. */
export function lockEntry(wanted: WantedPackage, name: string, { revision, version }: Fetched): JsonObject {
  const { kind, written, subdirectory } = wanted
  if (kind === 'hub') return { name, package: written, version: version ?? '' }
  if (kind === 'tarball') return { name, tarball: written }
  if (kind === 'local') return { name, local: written }
  return {
    name,
    git: written,
    ...(revision === undefined ? {} : { revision }),
    ...(subdirectory === undefined ? {} : { subdirectory }),
  }
}

export function lockText(entries: readonly JsonObject[], wanted: readonly WantedPackage[]): string {
  const words = wanted.map((each) => JSON.stringify([keyOf(each), each.revision, each.versions])).sort()
  const hash = createHash('sha1').update(words.join('\n')).digest('hex')
  return stringify({ packages: entries, sha1_hash: hash })
}
