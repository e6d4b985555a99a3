import { statSync } from 'node:fs'
import { join } from 'node:path'
import { keep, readKept } from '../compile/cache/kept-json.ts'
import type { Session } from './session.ts'

type Stamp = readonly [file: string, bytes: number, changedAt: number]

const FORM = 'artifacts-1'

/** Which files were written of a compilation that is kept, so that they are not written again while nobody touched them. */
export class WrittenArtifacts {
  readonly #session: Session
  readonly #id: string | undefined
  readonly #path: string | undefined

  /** `id`: of the kept compilation. */
  constructor(session: Session, id: string | undefined) {
    const { cacheDirectory } = session.parsed
    this.#session = session
    this.#id = id
    this.#path = cacheDirectory === undefined ? undefined : join(cacheDirectory, 'artifacts.json')
  }

  /** Whether all files of this compilation stand as they were written. */
  hold(): boolean {
    if (this.#path === undefined || this.#id === undefined) return false
    const stamps = readKept(this.#session.parsed.cacheFiles, this.#path, this.#form()) as
      | readonly Stamp[]
      | undefined
    return stamps?.every(([file, bytes, changedAt]) => isSame(stampOf(file), bytes, changedAt)) === true
  }

  /** `files` were written, and with them the manifest and the summary of the graph. */
  note(files: readonly string[]): void {
    if (this.#path === undefined || this.#id === undefined) return
    const { targetDirectory, parsed } = this.#session
    const all = [
      join(targetDirectory, 'manifest.json'),
      join(targetDirectory, 'graph_summary.json'),
      ...files,
    ]
    const stamps = all.map(stampOf)
    if (stamps.includes(undefined)) return
    keep(parsed.cacheFiles, this.#path, this.#form(), stamps)
  }

  #form(): string {
    return `${FORM} ${this.#id}`
  }
}

function stampOf(file: string): Stamp | undefined {
  const found = statSync(file, { throwIfNoEntry: false })
  return found === undefined ? undefined : [file, found.size, found.mtimeMs]
}

function isSame(now: Stamp | undefined, bytes: number, changedAt: number): boolean {
  return now !== undefined && now[1] === bytes && now[2] === changedAt
}
