import type { ReadFile, ReadingCache } from '../parse/read-files.ts'
import { digestReads, type EnvironmentReads, stillHolds } from './environment-reads.ts'
import { type CacheFiles, keep, readKept } from './kept-json.ts'

interface Entry {
  readonly key: string
  readonly environment: EnvironmentReads
  readonly value: ReadFile
}

const FORM = 'readings-2'

/** What each file told in the former call, so that only changed files are read again. */
export class KeptReadings implements ReadingCache {
  readonly #files: CacheFiles
  readonly #path: string | undefined
  readonly #former: Readonly<Record<string, Entry>>
  readonly #current: Record<string, Entry> = {}
  readonly #environment: Readonly<Record<string, string | undefined>>
  #changed = false

  constructor(
    files: CacheFiles,
    path: string | undefined,
    environment: Readonly<Record<string, string | undefined>>,
  ) {
    this.#files = files
    this.#path = path
    this.#environment = environment
    this.#former = path === undefined ? {} : ((readKept(files, path, FORM) as Record<string, Entry>) ?? {})
  }

  get(file: string, key: string): ReadFile | undefined {
    const entry = this.#former[file]
    if (entry === undefined || entry.key !== key) return undefined
    // Asked of the watched environment, so that the manifest too hangs on what this file once read.
    if (!stillHolds(this.#environment, entry.environment)) return undefined
    this.#current[file] = entry
    return entry.value
  }

  set(file: string, key: string, value: ReadFile): void {
    const names = value.parts.flatMap(({ reading }) =>
      reading.reads
        .filter((read) => read.startsWith('env_var:'))
        .map((read) => read.slice('env_var:'.length)),
    )
    this.#current[file] = { key, value, environment: digestReads(this.#environment, names) }
    this.#changed = true
  }

  save(): void {
    const gone = Object.keys(this.#former).length !== Object.keys(this.#current).length
    if (this.#path === undefined || !(this.#changed || gone)) return
    keep(this.#files, this.#path, FORM, this.#current)
  }
}
