import { hash } from 'node:crypto'
import { definitionTwice, docsBlockWrong, noted } from '../problems/catalogue/project.ts'
import type { Location, Report } from '../problems/problem.ts'
import type { Definitions, DocBlock } from './definitions.ts'
import type { FileSystem } from './file-system.ts'
import { docsBlocks } from './files/docs-blocks.ts'
import { findFiles } from './files/find-files.ts'
import type { LoadedPackage, ProjectFile, ProjectSettings } from './loaded-project.ts'
import { noDefinitions, readSchemaFile, type SchemaFile } from './schema/read-schema-file.ts'

/** Where read schema files may be kept. The key is made of the file's place and its content. */
export interface SchemaCache {
  get(key: string): SchemaFile | undefined
  set(key: string, file: SchemaFile): void
}

export interface PackagePlace {
  readonly directory: string
  /** From the root project's folder: '' or ending in '/'. */
  readonly prefix: string
}

export function loadPackage(
  settings: ProjectSettings,
  place: PackagePlace,
  files: FileSystem,
  schemaCache: SchemaCache | undefined,
  report: Report,
): LoadedPackage {
  const found = findFiles(settings, place, files, report)
  const root = place.prefix === ''
  const read = found
    .filter(({ kind }) => kind === 'schema')
    .map((file) => readCached(file, !root, schemaCache))
  for (const { problems } of read) problems.forEach(report)
  const definitions = joined(read.map((file) => file.definitions))
  tellTwice(definitions, report)
  if (root) tellKept(definitions, report)
  const docs = found
    .filter(({ kind }) => kind === 'docs')
    .flatMap(({ file, text }) => docsBlocks(file, text, report))
  tellDocsTwice(docs, report)
  return {
    name: settings.name,
    root,
    directory: place.directory,
    prefix: place.prefix.replace(/\/$/, ''),
    settings,
    files: found,
    definitions,
    docs,
  }
}

function readCached({ file, text }: ProjectFile, quiet: boolean, cache: SchemaCache | undefined): SchemaFile {
  if (cache === undefined) return readSchemaFile(file, text, { quiet })
  const key = hash('sha1', `${file}\0${quiet}\0${text}`)
  const kept = cache.get(key)
  if (kept !== undefined) return kept
  const fresh = readSchemaFile(file, text, { quiet })
  cache.set(key, fresh)
  return fresh
}

function joined(parts: readonly Definitions[]): Definitions {
  const names = Object.keys(noDefinitions) as (keyof Definitions)[]
  return Object.fromEntries(
    names.map((name) => [name, parts.flatMap((part) => part[name] as readonly unknown[])]),
  ) as unknown as Definitions
}

function tellTwice(definitions: Definitions, report: Report): void {
  const seen = new Map<string, Location>()
  const tell = (what: string, name: string, at: Location) => {
    const key = `${what}\0${name}`
    const first = seen.get(key)
    if (first === undefined) seen.set(key, at)
    else report(definitionTwice({ at, what, name, first }))
  }
  for (const { kind, name, nameAt } of definitions.nodes) tell(kind, name, nameAt)
  for (const { name, tables } of definitions.sources) {
    for (const table of tables) tell('source table', `${name}.${table.name}`, table.nameAt)
  }
  for (const { name, nameAt } of definitions.macros) tell('macro', name, nameAt)
  for (const { name, nameAt } of definitions.functions) tell('function', name, nameAt)
  for (const { name, nameAt } of definitions.exposures) tell('exposure', name, nameAt)
  for (const { name, nameAt, model } of definitions.unitTests) tell('unit test', `${model}.${name}`, nameAt)
  for (const { name, nameAt } of definitions.groups) tell('group', name, nameAt)
}

/** Once for the whole project: who uses a semantic layer has hundreds of these. */
function tellKept({ kept }: Definitions, report: Report): void {
  const [first] = kept
  if (first === undefined) return
  const kinds = [...new Set(kept.map(({ kind }) => plural[kind]))]
  const what = `Of ${kinds.join(', ')} (${kept.length} in all) Strata builds nothing; they are read and kept.`
  report(noted({ at: first.at, what }))
}

function tellDocsTwice(docs: readonly DocBlock[], report: Report): void {
  const seen = new Map<string, Location>()
  for (const { name, at } of docs) {
    const first = seen.get(name)
    if (first === undefined) {
      seen.set(name, at)
      continue
    }
    const what = `Two docs blocks are named "${name}": here and at ${first.file}:${first.line}.`
    report(docsBlockWrong({ at, what, hint: 'Rename or remove one of them.' }))
  }
}

const plural = {
  semantic_model: 'semantic models',
  metric: 'metrics',
  saved_query: 'saved queries',
} as const
