import { join } from 'node:path'
import type { SchemaCache } from '../../project/load-package.ts'
import type { SchemaFile } from '../../project/schema/read-schema-file.ts'
import { type CacheFiles, keep, readKept, realCacheFiles } from './kept-json.ts'

const FORM = 'schema-files-3'

/** What YAML files gave in the former call, for `loadProject`. Call `save` when the project is loaded. */
export class KeptSchemaFiles implements SchemaCache {
  readonly #files: CacheFiles
  readonly #path: string
  readonly #former: Readonly<Record<string, SchemaFile>>
  readonly #current: Record<string, SchemaFile> = {}
  #changed = false

  constructor(cacheDirectory: string, files: CacheFiles = realCacheFiles) {
    this.#files = files
    this.#path = join(cacheDirectory, 'schema-files.json')
    this.#former = (readKept(files, this.#path, FORM) as Record<string, SchemaFile> | undefined) ?? {}
  }

  get(key: string): SchemaFile | undefined {
    const found = this.#former[key]
    if (found !== undefined) this.#current[key] = found
    return found
  }

  set(key: string, file: SchemaFile): void {
    this.#current[key] = file
    this.#changed = true
  }

  save(): void {
    if (this.#changed) keep(this.#files, this.#path, FORM, this.#current)
  }
}
