import { duplicateEntry, entryWithoutFile, latestVersionUnknown } from '../../problems/catalogue/compile.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import type { Report } from '../../problems/problem.ts'
import type { NodeDefinition, VersionDefinition } from '../../project/definitions.ts'
import type { LoadedPackage } from '../../project/loaded-project.ts'

type PatchKind = NodeDefinition['kind']

export interface Patch {
  readonly definition: NodeDefinition
  readonly version: VersionDefinition | undefined
}

/** What YAML says of a package's models, seeds, snapshots and analyses, by kind and file name. */
export class Patches {
  readonly #byName = new Map<string, Patch>()
  readonly #used = new Set<NodeDefinition>()
  readonly #definitions: readonly NodeDefinition[]
  readonly #left: ReadonlyMap<string, NodeDefinition>

  /** `left`: what others say of nodes by these names, for which this package has no words of its own. */
  constructor(owner: LoadedPackage, report: Report, left: ReadonlyMap<string, NodeDefinition> = new Map()) {
    this.#definitions = owner.definitions.nodes
    this.#left = left
    for (const definition of this.#definitions) {
      if (definition.versions.length === 0) this.#add(definition, definition.name, undefined, report)
      reportLatest(definition, report)
      for (const version of definition.versions) {
        const file = version.definedIn ?? `${definition.name}_v${version.v}`
        this.#add(definition, file, version, report)
        // The latest version may stand in a file without a suffix.
        if (version.definedIn === undefined && version.v === latestVersion(definition)) {
          const bare = patchKey(definition.kind, definition.name)
          if (!this.#byName.has(bare)) this.#byName.set(bare, { definition, version })
        }
      }
    }
  }

  find(kind: PatchKind, name: string): Patch | undefined {
    const patch = this.#byName.get(patchKey(kind, name))
    if (patch === undefined) {
      const definition = this.#left.get(patchKey(kind, name))
      return definition && { definition, version: undefined }
    }
    this.#used.add(patch.definition)
    return patch
  }

  /** Entries for which there is no file. */
  reportUnused(report: Report, namesOf: (kind: PatchKind) => Iterable<string>): void {
    for (const definition of this.#definitions) {
      if (this.#used.has(definition) || definition.relation !== undefined) continue
      const { kind, name, nameAt } = definition
      report(entryWithoutFile({ kind, name, at: nameAt, near: didYouMean(name, namesOf(kind)) }))
    }
  }

  #add(
    definition: NodeDefinition,
    file: string,
    version: VersionDefinition | undefined,
    report: Report,
  ): void {
    const existing = this.#byName.get(patchKey(definition.kind, file))
    if (existing === undefined) this.#byName.set(patchKey(definition.kind, file), { definition, version })
    else {
      const { kind, name, nameAt } = definition
      report(duplicateEntry({ kind, name, at: nameAt, other: existing.definition.nameAt }))
    }
  }
}

function reportLatest({ name, nameAt: at, versions, latestVersion: latest }: NodeDefinition, report: Report) {
  const known = versions.map(({ v }) => String(v))
  if (latest === undefined || versions.length === 0 || known.includes(String(latest))) return
  report(latestVersionUnknown({ model: name, latest: String(latest), known, at }))
}

export function latestVersion(definition: NodeDefinition): string | number | undefined {
  if (definition.latestVersion !== undefined) return definition.latestVersion
  const versions = definition.versions.map(({ v }) => v)
  return versions.length === 0
    ? undefined
    : versions.reduce((latest, v) => (compareVersions(v, latest) > 0 ? v : latest))
}

function compareVersions(left: string | number, right: string | number): number {
  const difference = Number(left) - Number(right)
  return Number.isNaN(difference) ? String(left).localeCompare(String(right)) : difference
}

export function patchKey(kind: PatchKind, name: string): string {
  return `${kind} ${name}`
}
