import { join, resolve } from 'node:path'
import {
  packageFolderMissing,
  packageNamedTwice,
  packageNameWrong,
  revisionMissing,
} from '../../problems/catalogue/packages.ts'
import { type Problem, ProblemError } from '../../problems/problem.ts'
import type { FileSystem } from '../../project/file-system.ts'
import { isJsonObject, type JsonObject, textOf } from '../../project/json.ts'
import { readPackageFiles, type WantedPackage } from '../../project/packages/read-package-file.ts'
import { findProjectFile } from '../../project/settings/find-project-file.ts'
import type { Surroundings } from '../../project/settings/settle-tree.ts'
import { readYaml } from '../../project/yaml/read-yaml.ts'
import { type Fetched, type FetchTools, fetchPackage, withoutCredentials } from './fetch-package.ts'
import { keyOf, lockEntry, type Pins } from './lock-file.ts'
import { Requirements } from './requirements.ts'

export interface FoundPackage {
  readonly folder: string
  readonly linked: boolean
  /** Undefined for a folder inside of another package, which brings it along. */
  readonly lock: JsonObject | undefined
  readonly told: InstalledPackage
}

export interface InstalledPackage {
  readonly name: string
  readonly kind: WantedPackage['kind']
  /** Without credentials. */
  readonly source: string
  readonly version: string | undefined
}

export interface CollectorInput {
  readonly root: string
  /** The root project's own name. */
  readonly rootName: string | undefined
  /** Where fetched packages wait until all are there. */
  readonly work: string
  readonly files: FileSystem
  readonly surroundings: Surroundings
  readonly pins: Pins
  readonly tools: FetchTools
  readonly report: (problem: Problem) => void
}

interface Asked {
  readonly each: WantedPackage
  /** The folder of who asks. */
  readonly from: string
  readonly depth: number
}

interface Named {
  readonly found: FoundPackage
  readonly depth: number
}

/**
 * Packages, and those that they need in turn, each name once. All who ask for a package must agree on its version: where one
 * that was found later narrows what was taken, everything is resolved again with what is known by then.
 */
export class PackageCollector {
  readonly #given: CollectorInput
  readonly #requirements = new Requirements()
  readonly #fetched = new Map<string, Promise<Fetched>>()
  readonly #warned = new Set<string>()
  #byName = new Map<string, Named>()
  #seen = new Set<string>()

  constructor(given: CollectorInput) {
    this.#given = given
  }

  async all(wanted: readonly WantedPackage[]): Promise<readonly FoundPackage[]> {
    do {
      this.#requirements.settled()
      this.#byName = new Map()
      this.#seen = new Set()
      let level: readonly Asked[] = wanted.map((each) => ({ each, from: this.#given.root, depth: 0 }))
      while (level.length > 0) {
        const next: Asked[] = []
        for (const asked of level) next.push(...(await this.#one(asked)))
        level = next
      }
    } while (this.#requirements.changed)
    return [...this.#byName.values()].map(({ found }) => found)
  }

  async #one({ each, from, depth }: Asked): Promise<readonly Asked[]> {
    const local = each.kind === 'local'
    const key = local ? `local ${this.#folderOf(each, from)}` : keyOf(each)
    // A folder or repository that the project names itself stands for the hub's package of that name.
    const standIn = each.kind === 'hub' ? this.#byName.get(each.source.replace(/^.*\//, '')) : undefined
    if (standIn !== undefined && standIn.found.told.kind !== 'hub' && standIn.depth < depth) return []
    const wanted = local ? each : this.#requirements.with(key, each)
    if (this.#seen.has(key)) return []
    this.#seen.add(key)
    const fetched = await this.#fetch(wanted, from)
    const project = findProjectFile(this.#given.files, fetched.folder, '', () => {})
    if (project === undefined) {
      this.#given.report(packageFolderMissing({ path: placeOf(wanted), at: wanted.at }))
      return []
    }
    const name = nameIn(readYaml(project.file, project.text, () => {})?.value) ?? wanted.name ?? ''
    this.#refuseName(wanted, name)
    const inside = local && fetched.folder.startsWith(this.#given.work)
    const told = {
      ...{ name, kind: wanted.kind, source: withoutCredentials(wanted.written) },
      version: fetched.version ?? wanted.revision ?? fetched.revision?.slice(0, 12),
    }
    const lock = inside ? undefined : lockEntry(wanted, name, fetched)
    this.#byName.set(name, {
      found: { folder: fetched.folder, linked: local && !inside, lock, told },
      depth,
    })
    const { files, surroundings, report } = this.#given
    const inner = readPackageFiles(fetched.folder, files, surroundings, report, `${name}/`)
    return inner.map((one) => ({ each: one, from: fetched.folder, depth: depth + 1 }))
  }

  /** From who asks; where nothing is there from the project, which is how dbt takes folders that packages name. */
  #folderOf(wanted: WantedPackage, from: string): string {
    const { files, root } = this.#given
    const folders = [resolve(from, wanted.source), resolve(root, wanted.source)]
    const found = folders.find((folder) => findProjectFile(files, folder, '', () => {}) !== undefined)
    return found ?? resolve(from, wanted.source)
  }

  #refuseName(wanted: WantedPackage, name: string): void {
    const { at } = wanted
    if (!/^\w+$/.test(name)) throw new ProblemError(packageNameWrong({ name, package: placeOf(wanted), at }))
    const first = this.#byName.get(name)?.found.told.source
    if (first === undefined && name !== this.#given.rootName) return
    throw new ProblemError(packageNamedTwice({ name, first, second: placeOf(wanted), at }))
  }

  async #fetch(wanted: WantedPackage, from: string): Promise<Fetched> {
    if (wanted.kind === 'local') return { folder: this.#folderOf(wanted, from) }
    const key = keyOf(wanted)
    const pinned = this.#given.pins.get(key)
    const unpinned = wanted.kind === 'git' && wanted.revision === undefined && wanted.warnUnpinned
    if (unpinned && !this.#warned.has(key)) {
      this.#warned.add(key)
      this.#given.report(revisionMissing({ package: withoutCredentials(wanted.written), at: wanted.at }))
    }
    const exact = pinned === undefined ? wanted : { ...wanted, ...pin(wanted, pinned) }
    const version = JSON.stringify([key, exact.revision, exact.versions])
    const known = this.#fetched.get(version)
    if (known !== undefined) return known
    const into = join(this.#given.work, String(this.#fetched.size + 1))
    const fetched = fetchPackage(exact, into, this.#given.tools)
    this.#fetched.set(version, fetched)
    return fetched
  }
}

function nameIn(project: unknown): string | undefined {
  return isJsonObject(project) ? textOf(project.name) : undefined
}

function placeOf({ written, subdirectory }: WantedPackage): string {
  return withoutCredentials(subdirectory === undefined ? written : `${written}, ${subdirectory}`)
}

function pin(wanted: WantedPackage, pinned: WantedPackage): Partial<WantedPackage> {
  if (wanted.kind === 'hub')
    return pinned.versions.length === 0 ? {} : { versions: [...wanted.versions, ...pinned.versions] }
  return pinned.revision === undefined ? {} : { revision: pinned.revision }
}
