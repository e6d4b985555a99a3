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

/** Of a lock file that was written for what is wanted now; what was written for other wishes, ours or dbt's, pins nothing. */
export function readLock(
  directory: string,
  files: FileSystem,
  surroundings: Surroundings,
  wanted: readonly WantedPackage[],
): Pins {
  const text = files.readText(`${directory}/${LOCK}`)
  const yaml = text === undefined ? undefined : readYaml(LOCK, text, () => {})
  if (yaml === undefined || !isJsonObject(yaml.value)) return new Map()
  const { packages: entries, sha1_hash: hash } = yaml.value
  if (!Array.isArray(entries) || hash !== hashOf(wanted)) return new Map()
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
  return stringify({ packages: entries, sha1_hash: hashOf(wanted) }, { lineWidth: 0 })
}

/** As dbt has it, so that either takes the other's lock file: the sum of all entries, each as Python prints its JSON. */
function hashOf(wanted: readonly WantedPackage[]): string {
  const lines = wanted.map((each) => pythonJson(dbtForm(each)))
  return createHash('sha1').update(lines.sort().join('\n')).digest('hex')
}

function dbtForm({ kind, entry, raw }: WantedPackage): JsonObject {
  const { local, git, tarball, package: hub, name, version, revision = null, subdirectory = null } = entry
  const named = name === undefined || name === null ? {} : { name }
  if (kind === 'local') return { local: local ?? null, unrendered: raw, ...named }
  if (kind === 'tarball') return { tarball: tarball ?? null, unrendered: raw, ...named }
  const warn = entry['warn-unpinned'] ?? entry.warn_unpinned ?? null
  if (kind === 'git')
    return { git: git ?? null, revision, subdirectory, unrendered: raw, 'warn-unpinned': warn, ...named }
  const prerelease = entry.install_prerelease ?? false
  return {
    ...{ install_prerelease: prerelease, package: hub ?? null, unrendered: raw, version: version ?? null },
    ...named,
  }
}

function pythonJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((item) => pythonJson(item as Json)).join(', ')}]`
  if (isJsonObject(value)) {
    const keys = Object.keys(value).sort()
    return `{${keys.map((key) => `${quoted(key)}: ${pythonJson(value[key] ?? null)}`).join(', ')}}`
  }
  return typeof value === 'string' ? quoted(value) : String(value)
}

/** Python writes whatever is not ASCII as its code. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
