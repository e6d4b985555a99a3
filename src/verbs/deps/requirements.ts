import { revisionsDiffer } from '../../problems/catalogue/packages.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { WantedPackage } from '../../project/packages/read-package-file.ts'
import { withoutCredentials } from './fetch-package.ts'

/** What all who ask for a package want of it together. */
export class Requirements {
  readonly #byKey = new Map<string, WantedPackage>()
  #changed = false

  /** Whether someone asked for more of a package than was known when it was first looked at. */
  get changed(): boolean {
    return this.#changed
  }

  settled(): void {
    this.#changed = false
  }

  /** The wish, with whatever others want of the same. Throws a ProblemError where two name different revisions. */
  with(key: string, wanted: WantedPackage): WantedPackage {
    const known = this.#byKey.get(key)
    const together = known === undefined ? wanted : join(known, wanted)
    if (known !== undefined && !sameWish(known, together)) this.#changed = true
    this.#byKey.set(key, together)
    return together
  }
}

function join(known: WantedPackage, more: WantedPackage): WantedPackage {
  if (known.revision !== undefined && more.revision !== undefined && known.revision !== more.revision) {
    const revisions = [known.revision, more.revision]
    throw new ProblemError(
      revisionsDiffer({ package: withoutCredentials(more.written), revisions, at: more.at }),
    )
  }
  const revision = known.revision ?? more.revision
  return {
    ...known,
    versions: [...new Set([...known.versions, ...more.versions])],
    prerelease: known.prerelease || more.prerelease,
    ...(revision === undefined ? {} : { revision }),
  }
}

function sameWish(one: WantedPackage, other: WantedPackage): boolean {
  return (
    one.revision === other.revision &&
    one.versions.length === other.versions.length &&
    one.prerelease === other.prerelease
  )
}
