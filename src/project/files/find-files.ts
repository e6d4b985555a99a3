import { fileNotText, folderMissing } from '../../problems/catalogue/project.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import { ProblemError, type Report } from '../../problems/problem.ts'
import type { FileSystem } from '../file-system.ts'
import type { FileKind, ProjectFile, ProjectSettings } from '../loaded-project.ts'
import { type Ignores, ignoreList } from './ignore-list.ts'

/** What a folder of the project file means for the files in it. */
type Role = 'model' | 'seed' | 'test' | 'macro' | 'snapshot' | 'analysis' | 'function' | 'docs'

const seedExtensions = new Set(['csv', 'tsv', 'parquet', 'ndjson', 'jsonl', 'json'])

interface Walk {
  readonly files: FileSystem
  /** Absolute folder of the package, and its path from the root project's folder ('' or ending in '/'). */
  readonly directory: string
  readonly prefix: string
  readonly ignores: Ignores
  readonly skipped: ReadonlySet<string>
  readonly report: Report
  readonly docsApart: boolean
  /** Files by role and path: two path lists may name one folder. */
  readonly found: Map<string, ProjectFile>
}

/** All files of a package that mean something, by resource folder, sorted by path within each. */
export function findFiles(
  settings: ProjectSettings,
  place: { readonly directory: string; readonly prefix: string },
  files: FileSystem,
  report: Report,
): readonly ProjectFile[] {
  const lists = ['.strataignore', '.dbtignore'].map(
    (name) => files.readText(`${place.directory}/${name}`) ?? '',
  )
  const skipped = new Set([settings.targetPath, settings.packagesInstallPath, 'node_modules'])
  const docsApart = settings.docsPaths.length > 0
  const walk: Walk = {
    ...place,
    ...{ files, ignores: ignoreList(lists), skipped, report, docsApart, found: new Map() },
  }
  for (const [role, folders, key] of rolesOf(settings)) {
    for (const folder of folders) {
      const start = folder === '.' ? '' : folder
      if (files.list(join(place.directory, start)) === undefined) tellMissing(walk, settings, key, folder)
      else walkFolder(walk, role, folder, start, '')
    }
  }
  return [...walk.found.values()]
}

function rolesOf(settings: ProjectSettings): readonly (readonly [Role, readonly string[], string])[] {
  return [
    ['macro', settings.macroPaths, 'macro-paths'],
    ['model', settings.modelPaths, 'model-paths'],
    ['seed', settings.seedPaths, 'seed-paths'],
    ['snapshot', settings.snapshotPaths, 'snapshot-paths'],
    ['analysis', settings.analysisPaths, 'analysis-paths'],
    ['test', settings.testPaths, 'test-paths'],
    ['function', settings.functionPaths, 'function-paths'],
    ['docs', settings.docsPaths, 'docs-paths'],
  ]
}

const usual = new Set([
  'models',
  'seeds',
  'tests',
  'macros',
  'snapshots',
  'analyses',
  'analysis',
  'functions',
  'data',
  'docs',
])

/** Generated projects name folders that were never made; only other names are mistakes. */
function tellMissing(walk: Walk, settings: ProjectSettings, key: string, folder: string): void {
  if (usual.has(folder) || walk.prefix !== '') return
  const near = didYouMean(
    folder,
    (walk.files.list(walk.directory) ?? []).filter(({ kind }) => kind === 'folder').map(({ name }) => name),
  )
  walk.report(folderMissing({ at: settings.at, key, folder, near }))
}

function walkFolder(walk: Walk, role: Role, folder: string, start: string, inner: string): void {
  const originalFolder = join(start, inner)
  const entries = walk.files.list(join(walk.directory, originalFolder)) ?? []
  for (const entry of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue
    const path = join(inner, entry.name)
    const originalPath = join(start, path)
    if (walk.skipped.has(originalPath) || walk.ignores(originalPath, entry.kind === 'folder')) continue
    if (entry.kind === 'folder') walkFolder(walk, role, folder, start, path)
    else takeFile(walk, role, folder, path, originalPath)
  }
}

function takeFile(walk: Walk, role: Role, folder: string, path: string, originalPath: string): void {
  const dot = path.lastIndexOf('.')
  const extension = path.slice(dot + 1).toLowerCase()
  const kind = kindOf(role, extension, path)
  // A project that names its folders of docs has none elsewhere.
  if (kind === undefined || (kind === 'docs' && role !== 'docs' && walk.docsApart)) return
  const key = `${kind === 'docs' || kind === 'schema' ? '' : role}\0${originalPath}`
  if (walk.found.has(key)) return
  const text = kind === 'seed' ? '' : readText(walk, originalPath)
  if (text === undefined) return
  const name = path.slice(path.lastIndexOf('/') + 1, dot)
  walk.found.set(key, { kind, file: walk.prefix + originalPath, originalPath, path, folder, name, text })
}

function kindOf(role: Role, extension: string, path: string): FileKind | undefined {
  if (extension === 'md') return 'docs'
  if (role === 'docs') return undefined
  if (extension === 'yml' || extension === 'yaml') return 'schema'
  if (role === 'seed') return seedExtensions.has(extension) ? 'seed' : undefined
  if (role === 'test' && /(^|\/)fixtures\//.test(path))
    return extension === 'csv' || extension === 'sql' ? 'fixture' : undefined
  if (role === 'model' && extension === 'py') return 'model'
  if (role === 'function' && (extension === 'py' || extension === 'js')) return 'function'
  if (extension !== 'sql') return undefined
  return role === 'test' && path.startsWith('generic/') ? 'generic-test' : role
}

function readText(walk: Walk, originalPath: string): string | undefined {
  const file = walk.prefix + originalPath
  let text: string | undefined
  try {
    text = walk.files.readText(join(walk.directory, originalPath))
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    error.problems.forEach(walk.report)
    return undefined
  }
  if (text === undefined) return undefined
  if (text.includes('\0') || text.includes('\ufffd')) {
    walk.report(fileNotText({ file }))
    return undefined
  }
  return text.startsWith('\ufeff') ? text.slice(1) : text
}

function join(folder: string, name: string): string {
  return folder === '' ? name : name === '' ? folder : `${folder}/${name}`
}
