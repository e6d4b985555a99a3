// The packages that a project asks for, as packages.yml or dependencies.yml say it.

import { packageEntryWrong, packagesNotList } from '../../problems/catalogue/packages.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import type { Location, Report } from '../../problems/problem.ts'
import type { FileSystem } from '../file-system.ts'
import { isJsonObject, type Json, type JsonObject, textOf, textsOf } from '../json.ts'
import { type Surroundings, settleTree } from '../settings/settle-tree.ts'
import type { PlacedYaml } from '../yaml/placed-yaml.ts'
import { readYaml } from '../yaml/read-yaml.ts'

export interface WantedPackage {
  readonly kind: 'local' | 'git' | 'tarball' | 'hub'
  /** Folder, address, or `owner/name`; expressions evaluated, so it may hold a secret. */
  readonly source: string
  /** The same as it was written. */
  readonly written: string
  readonly at: Location
  readonly revision?: string
  readonly subdirectory?: string
  /** Of a tarball: the package's name. */
  readonly name?: string
  /** Of the hub: e.g. `>=1.0.0` and `<2.0.0`, all of which must hold. */
  readonly versions: readonly string[]
  readonly prerelease: boolean
  readonly warnUnpinned: boolean
  /** The whole entry, settled and as it was written. */
  readonly entry: JsonObject
  readonly raw: JsonObject
}

const keys = {
  local: ['name'],
  git: ['name', 'revision', 'warn-unpinned', 'warn_unpinned', 'subdirectory'],
  private: [],
  tarball: ['name'],
  package: ['name', 'version', 'install_prerelease', 'install-prerelease'],
} as const
const kinds = { local: 'local', git: 'git', private: 'git', tarball: 'tarball', package: 'hub' } as const

export function readPackageFiles(
  directory: string,
  files: FileSystem,
  surroundings: Surroundings,
  report: Report,
  /** Of a package's own files: what places are told with. */
  prefix = '',
): readonly WantedPackage[] {
  return ['packages.yml', 'dependencies.yml'].flatMap((name) => {
    const file = `${prefix}${name}`
    const text = files.readText(`${directory}/${name}`)
    const yaml = text === undefined ? undefined : readYaml(file, text, report)
    const raw = yaml && packageList(yaml, report)
    if (yaml === undefined || raw === undefined) return []
    const settled = settleTree(yaml, raw, ['packages'], surroundings, report) as readonly Json[]
    return settled.flatMap((entry, index) => {
      const wanted = entryOf(entry, raw[index] as Json, yaml.ofKey(raw, index))
      if (typeof wanted !== 'string') return [wanted]
      report(packageEntryWrong({ at: yaml.ofKey(raw, index), what: wanted }))
      return []
    })
  })
}

/** The entries as written; undefined where there are none, which is told where it is a mistake. */
export function packageList(yaml: PlacedYaml, report: Report): readonly Json[] | undefined {
  const { value, file } = yaml
  const list = isJsonObject(value) ? value.packages : undefined
  if (Array.isArray(list)) return list as readonly Json[]
  // dependencies.yml may name projects alone, and an empty file asks for nothing.
  const wrong = isJsonObject(value) ? list !== undefined && list !== null : value !== null
  if (!wrong) return undefined
  const at = isJsonObject(value) ? yaml.ofValue(value, 'packages') : { file, line: 1, column: 1 }
  report(packagesNotList({ at, file }))
  return undefined
}

/** Or what is wrong with it. */
export function entryOf(entry: Json, raw: Json, at: Location): WantedPackage | string {
  if (!isJsonObject(entry) || !isJsonObject(raw)) return 'is not a mapping'
  const key = (Object.keys(kinds) as (keyof typeof kinds)[]).find((name) => entry[name] !== undefined)
  if (key === undefined) return 'says neither "local", "git", "tarball" nor "package"'
  const source = textOf(entry[key])
  if (source === undefined) return `has a "${key}" that is no text`
  if (key === 'private') return 'is a private one of dbt Cloud, whose address only dbt Cloud knows'
  const wrong = unknownKey(entry, key)
  if (wrong !== undefined) return wrong
  if (Array.isArray(entry.revision)) return 'has a list of revisions, of which it may have one'
  const revision = textOf(entry.revision)
  const subdirectory = textOf(entry.subdirectory)
  const name = textOf(entry.name)
  if (key === 'tarball' && name === undefined) return 'has no "name"'
  if (key === 'tarball' && /[\\/]|^\.*$/.test(name ?? ''))
    return `has the "name" "${name}", which is no folder's`
  if (key === 'package' && !/^[\w.-]+\/[\w.-]+$/.test(source)) return `has no name of the form owner/name`
  if (key === 'package' && entry.version === undefined) return 'has no "version"'
  return {
    kind: kinds[key],
    ...{ source, written: textOf(raw[key]) ?? source, at, versions: versionsOf(entry) },
    ...{ prerelease: (entry.install_prerelease ?? entry['install-prerelease']) === true },
    ...{ warnUnpinned: (entry['warn-unpinned'] ?? entry.warn_unpinned) !== false, entry, raw },
    ...(revision === undefined ? {} : { revision }),
    ...(subdirectory === undefined ? {} : { subdirectory }),
    ...(name === undefined ? {} : { name }),
  }
}

function unknownKey(entry: JsonObject, kind: keyof typeof kinds): string | undefined {
  const known: readonly string[] = [kind, ...keys[kind], 'unrendered']
  const unknown = Object.keys(entry).find((key) => !known.includes(key))
  if (unknown === undefined) return undefined
  const near = didYouMean(unknown, known)
  const meant =
    near === undefined
      ? `known are ${known
          .slice(0, -1)
          .map((key) => `"${key}"`)
          .join(', ')}`
      : `did you mean "${near}"?`
  return `has the key "${unknown}", which means nothing here (${meant})`
}

function versionsOf({ version }: JsonObject): string[] {
  if (version === undefined || version === null) return []
  return textsOf(version).flatMap((text) => text.split(',').map((part) => part.trim()))
}
