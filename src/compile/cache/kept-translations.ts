import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { KnownTable, TableLookup } from '../../sql/analysis.ts'
import type { RenderedSql } from '../compile/rendered-sql.ts'
import { type Languages, type Translated, translateSql } from '../compile/translate-sql.ts'
import type { SqlOwner } from '../local-subject.ts'
import { type CacheFiles, keep, readKept } from './kept-json.ts'

/** Which tables a text asked for and what they were then; and what came of it. Places are not kept: texts move in files. */
interface Entry {
  readonly tables: readonly (readonly [name: string, digest: string])[]
  readonly result: Omit<Translated, 'locate' | 'problems'>
}

const FORM = 'translations-4'
const MOST = 20_000

/** Translations of former calls, by text and by the columns of the tables it reads. Texts with problems are done anew. */
export class KeptTranslations {
  readonly #files: CacheFiles
  readonly #path: string | undefined
  readonly #current: Record<string, Entry> = {}
  readonly #digests = new WeakMap<readonly unknown[], string>()
  #former: Readonly<Record<string, Entry>> | undefined
  #changed = false

  constructor(files: CacheFiles, directory: string | undefined) {
    this.#files = files
    this.#path = directory === undefined ? undefined : join(directory, 'translations.json')
  }

  translate(rendered: RenderedSql, languages: Languages, tables: TableLookup, node: SqlOwner): Translated {
    const key = createHash('sha1')
      .update(
        `${languages.from} ${languages.to}${languages.kept ?? ''} ${languages.functions?.digest ?? ''} ${JSON.stringify(languages.parameters ?? [])}\n${rendered.text}`,
      )
      .digest('base64')
    const entry = this.#known(key, tables)
    if (entry !== undefined) {
      this.#current[key] = entry
      return {
        ...entry.result,
        problems: [],
        locate: lazyLocate(() => translateSql(rendered, languages, tables, node)),
      }
    }
    const asked = new Map<string, string>()
    const watching: TableLookup = (parts) => {
      const found = tables(parts)
      asked.set(parts.join('\0'), this.#digest(found))
      return found
    }
    const { locate, problems, ...result } = translateSql(rendered, languages, watching, node)
    if (problems.length === 0) {
      this.#current[key] = { tables: [...asked], result }
      this.#changed = true
    }
    return { ...result, problems, locate }
  }

  save(): void {
    if (this.#path === undefined || !this.#changed) return
    const former = this.#readFormer()
    // What other selections left is kept too, until it is more than a large project can use.
    const all = Object.keys(former).length > MOST ? this.#current : { ...former, ...this.#current }
    keep(this.#files, this.#path, FORM, all)
  }

  #known(key: string, tables: TableLookup): Entry | undefined {
    const entry = this.#current[key] ?? this.#readFormer()[key]
    if (entry === undefined) return undefined
    const holds = entry.tables.every(([name, digest]) => this.#digest(tables(name.split('\0'))) === digest)
    return holds ? entry : undefined
  }

  #readFormer(): Readonly<Record<string, Entry>> {
    if (this.#former === undefined) {
      const kept = this.#path === undefined ? undefined : readKept(this.#files, this.#path, FORM)
      this.#former = (kept as Record<string, Entry> | undefined) ?? {}
    }
    return this.#former
  }

  #digest(table: KnownTable | undefined): string {
    if (table === undefined) return 'none'
    if (table.columns === undefined) return table.id
    let digest = this.#digests.get(table.columns)
    if (digest === undefined) {
      const columns = table.columns.map(({ name, type, nullable }) => [name, type, nullable])
      digest = `${table.id} ${createHash('sha1').update(JSON.stringify(columns)).digest('base64')}`
      this.#digests.set(table.columns, digest)
    }
    return digest
  }
}

/** Positions are needed only when something goes wrong: the text is translated again then. */
function lazyLocate(translate: () => Translated): Translated['locate'] {
  let again: Translated | undefined
  return (offset) => (again ??= translate()).locate(offset)
}
