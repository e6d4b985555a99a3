// The user's folder and its YAML: unknown in, settled and placed definitions out.

import { basename, resolve } from 'node:path'
import { packageNameTwice, yamlNotMapping } from '../problems/catalogue/project.ts'
import { type Problem, ProblemError, type Report } from '../problems/problem.ts'
import type { Secrets } from '../problems/secrets.ts'
import type { Selector } from './definitions.ts'
import { type FileSystem, realFiles } from './file-system.ts'
import { isJsonObject, type JsonObject, objectOf } from './json.ts'
import { loadPackage, type SchemaCache } from './load-package.ts'
import type { LoadedPackage, LoadedProject, ProjectSettings, Target } from './loaded-project.ts'
import { findPackages } from './packages/find-packages.ts'
import { readSelectors } from './read-selectors.ts'
import { checkShape, describe } from './schema/check-shape.ts'
import { chooseTarget } from './settings/choose-target.ts'
import { type FoundFile, requireProjectFile } from './settings/find-project-file.ts'
import { projectSchema } from './settings/project-schema.ts'
import { readSettings } from './settings/read-settings.ts'
import type { Surroundings } from './settings/settle-tree.ts'
import { keyPlaces } from './yaml/key-places.ts'
import type { PlacedYaml } from './yaml/placed-yaml.ts'
import { readYaml } from './yaml/read-yaml.ts'

export interface LoadOptions {
  /** The folder that holds project.yml or dbt_project.yml. */
  readonly directory: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly target?: string
  readonly profile?: string
  /** Instead of the project file's `target-path`. */
  readonly targetPath?: string
  readonly vars?: JsonObject
  readonly profilesDirectory?: string
  /** Where the command was called: looked into for profiles.yml. */
  readonly workingDirectory?: string
  readonly files?: FileSystem
  readonly secrets?: Secrets
  /** Opens what keeps read schema files, given the absolute path of the target folder. */
  readonly openSchemaCache?: (targetDirectory: string) => SchemaCache | undefined
}

/** Throws a ProblemError where there is no project to go on with; everything else is reported. */
export function loadProject(options: LoadOptions, report: Report): LoadedProject {
  const files = options.files ?? realFiles
  const directory = resolve(options.directory)
  const yaml = readProjectYaml(requireProjectFile(files, directory, report), true, report)
  const root = objectOf(yaml.value)
  const vars = options.vars ?? {}
  const { environment, secrets } = options
  const before: Surroundings = { environment, vars, ...(secrets === undefined ? {} : { secrets }) }
  const { target, names } = chooseTarget(
    yaml,
    {
      directory,
      files,
      target: options.target,
      profile: options.profile,
      profilesDirectory: options.profilesDirectory,
      workingDirectory: options.workingDirectory,
    },
    before,
    report,
  )
  const surroundings: Surroundings = {
    ...before,
    vars: { ...plainVars(root), ...vars },
    target: targetView(target),
  }
  const read = readSettings(yaml, surroundings, report)
  const settings = options.targetPath === undefined ? read : { ...read, targetPath: options.targetPath }
  const schemaCache = options.openSchemaCache?.(resolve(directory, settings.targetPath))
  const packages = [
    loadPackage(settings, { directory, prefix: '' }, files, schemaCache, report),
    ...installedPackages(directory, settings, surroundings, { files, schemaCache }, report),
  ]
  tellNameTwice(packages, report)
  return {
    name: settings.name,
    directory,
    settings,
    dialect: target.dialect ?? settings.dialect ?? target.type,
    target,
    targetNames: names,
    connections: connectionsOf(yaml),
    vars,
    packages,
    selectors: selectorsOf(directory, files, report),
  }
}

/** The project file checked against its schema. Throws where nothing can be read from it. */
function readProjectYaml({ file, text }: FoundFile, root: boolean, report: Report): PlacedYaml {
  const problems: Problem[] = []
  const yaml = readYaml(file, text, (problem) => problems.push(problem))
  if (yaml === undefined) throw new ProblemError(problems)
  problems.forEach(report)
  if (!isJsonObject(yaml.value)) {
    throw new ProblemError(
      yamlNotMapping({ at: yaml.ofPath([], 'value'), file, found: describe(yaml.value), begin: 'name' }),
    )
  }
  checkShape(yaml, projectSchema, { owner: `"${file}"`, quiet: !root }, report)
  return yaml
}

/** Without the parts that hold for one package only. */
function plainVars(root: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(objectOf(root.vars)).filter(([, value]) => !isJsonObject(value)))
}

function connectionsOf(yaml: PlacedYaml): LoadedProject['connections'] {
  const raw = objectOf(objectOf(yaml.value).connections)
  return Object.fromEntries(
    Object.keys(raw).map((name) => [
      name,
      { settings: objectOf(raw[name]), at: yaml.ofKey(raw, name), places: keyPlaces(yaml, raw[name]) },
    ]),
  )
}

/** What `target` shows to expressions. */
function targetView(target: Target): JsonObject {
  const { name, type, database, schema, threads } = target
  return {
    name,
    type,
    database,
    project: database,
    schema,
    dataset: schema,
    threads,
    profile_name: target.profile,
  }
}

function installedPackages(
  directory: string,
  settings: ProjectSettings,
  surroundings: Surroundings,
  { files, schemaCache }: { readonly files: FileSystem; readonly schemaCache: SchemaCache | undefined },
  report: Report,
): readonly LoadedPackage[] {
  return findPackages(directory, settings, files, report).map(({ project, ...place }) => {
    const yaml = readProjectYaml(project, false, report)
    const own = readSettings(yaml, surroundings, report)
    const named = own.name === '' ? { ...own, name: basename(place.directory) } : own
    return loadPackage(named, place, files, schemaCache, report)
  })
}

function tellNameTwice(packages: readonly LoadedPackage[], report: Report): void {
  const seen = new Map<string, LoadedPackage>()
  for (const each of packages) {
    const first = seen.get(each.name)
    if (first === undefined) seen.set(each.name, each)
    else {
      const { at, file } = each.settings
      report(packageNameTwice({ at, name: each.name, first: first.settings.file, second: file }))
    }
  }
}

function selectorsOf(directory: string, files: FileSystem, report: Report): readonly Selector[] {
  for (const file of ['selectors.yml', 'selectors.yaml']) {
    const text = files.readText(`${directory}/${file}`)
    if (text !== undefined) return readSelectors(file, text, report)
  }
  return []
}
