import { createHash } from 'node:crypto'
import { isPythonFile } from '../../manifest/is-python.ts'
import { snapshotBlockMissing } from '../../problems/catalogue/compile.ts'
import { type Location, type Problem, ProblemError } from '../../problems/problem.ts'
import type { LoadedPackage, ProjectFile } from '../../project/loaded-project.ts'
import { blockTemplate, type Template } from '../../template/parse-template.ts'
import type { TemplateNode, TemplateProject } from '../context/phase.ts'
import { type MacroUse, macroUse } from '../macros/macro-table.ts'
import { readPythonModel } from '../python/read-python-model.ts'
import { fileTemplate } from './file-template.ts'
import { firstLine, qualifiedName } from './raw-nodes.ts'
import { readTemplate } from './read-template.ts'
import { emptyReading, type Reading } from './reading.ts'

/** A file's template, or one snapshot block of it, and what it tells. */
export interface ReadPart {
  readonly name: string
  readonly at: Location
  /** Offsets of the template in the file. */
  readonly start: number
  readonly end: number
  readonly reading: Reading
}

/** What one file gave; plain JSON. */
export interface ReadFile {
  /** The macros that it calls, and what they were. */
  readonly macros: readonly (readonly [use: MacroUse, digest: string])[]
  readonly parts: readonly ReadPart[]
  /** Why the file could not be read at all. */
  readonly problems: readonly Problem[]
}

/** Readings of former calls, by a key made of all that they hang on. */
export interface ReadingCache {
  get(file: string, key: string): ReadFile | undefined
  set(file: string, key: string, value: ReadFile): void
}

export function readFile(
  project: TemplateProject,
  owner: LoadedPackage,
  file: ProjectFile,
  cache: ReadingCache,
  contextKey: string,
): ReadFile {
  const key = createHash('sha1').update(contextKey).update('\0').update(file.text).digest('base64')
  const digest = (use: MacroUse) => project.macros.digest(use, owner.name)
  const known = cache.get(file.file, key)
  if (known?.macros.every(([use, before]) => digest(use) === before)) return known
  const uses = new Set<MacroUse>()
  const read = readParts(project, owner, file, uses)
  for (const { reading } of read.parts) for (const id of reading.macros) uses.add(id)
  const fresh = { ...read, macros: [...uses].map((use) => [use, digest(use)] as const) }
  cache.set(file.file, key, fresh)
  return fresh
}

function readParts(
  project: TemplateProject,
  owner: LoadedPackage,
  file: ProjectFile,
  uses: Set<MacroUse>,
): Omit<ReadFile, 'macros'> {
  if (file.kind === 'model' && isPythonFile(file.file))
    return {
      parts: [{ ...whole(file), reading: readPythonModel(file.text, file.file).reading }],
      problems: [],
    }
  try {
    const template = fileTemplate(file)
    if (!template.plain) for (const call of template.calls()) uses.add(macroUse(call))
    if (file.kind !== 'snapshot') {
      return {
        parts: [{ ...whole(file), reading: read(project, owner, file, file.name, template) }],
        problems: [],
      }
    }
    const blocks = template.blocks.filter((block) => block.kind === 'snapshot')
    const parts = blocks.map((block) => ({
      name: block.name,
      at: block.location,
      start: block.bodyStart,
      end: block.bodyEnd,
      reading: read(project, owner, file, block.name, blockTemplate(template, block)),
    }))
    const empty = parts.length === 0 && /\S/.test(file.text.replace(/\{#.*?#\}|--[^\n]*/gs, ''))
    return { parts, problems: empty ? [snapshotBlockMissing({ at: firstLine(file.file) })] : [] }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const parts = file.kind === 'snapshot' ? [] : [{ ...whole(file), reading: emptyReading }]
    return { parts, problems: error.problems }
  }
}

function whole(file: ProjectFile) {
  return { name: file.name, at: firstLine(file.file), start: 0, end: file.text.length }
}

/** What a template may ask of its own node is known in part: its settings are about to be found. */
function read(
  project: TemplateProject,
  owner: LoadedPackage,
  file: ProjectFile,
  name: string,
  template: Template,
): Reading {
  const relation = { ...project.defaultRelation, name }
  const node: TemplateNode = {
    ...{ id: `${owner.name}.${name}`, name, package: owner.name, relation },
    model: () => ({
      ...{ name, alias: name, package_name: owner.name, schema: relation.schema, resource_type: file.kind },
      ...{ unique_id: `${file.kind}.${owner.name}.${name}`, fqn: qualifiedName(owner.name, file.path, name) },
      ...{ path: file.path, original_file_path: file.originalPath },
    }),
  }
  return readTemplate(project, node, template)
}
