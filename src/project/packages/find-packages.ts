import { basename, dirname, resolve } from 'node:path'
import { packagesNotInstalled } from '../../problems/catalogue/project.ts'
import type { Report } from '../../problems/problem.ts'
import type { FileSystem } from '../file-system.ts'
import { isJsonObject, textOf } from '../json.ts'
import type { ProjectSettings } from '../loaded-project.ts'
import { type FoundFile, findProjectFile } from '../settings/find-project-file.ts'
import type { PlacedYaml } from '../yaml/placed-yaml.ts'
import { readYaml } from '../yaml/read-yaml.ts'
import { packageList } from './read-package-file.ts'

export interface FoundPackage {
  /** Absolute. */
  readonly directory: string
  /** From the root project's folder, ending in '/'. */
  readonly prefix: string
  readonly project: FoundFile
}

/** Installed packages by folder name, and `local:` ones where they are. Tells when some are not installed. */
export function findPackages(
  directory: string,
  settings: ProjectSettings,
  files: FileSystem,
  report: Report,
): readonly FoundPackage[] {
  const folder = settings.packagesInstallPath
  const base = resolve(directory, folder)
  const folders = (files.list(base) ?? []).filter(({ kind }) => kind === 'folder').map(({ name }) => name)
  const installed = folders.sort().flatMap((name) => {
    const place = { directory: `${base}/${name}`, prefix: `${folder}/${name}/` }
    const project = findProjectFile(files, place.directory, place.prefix, () => {})
    return project === undefined ? [] : [{ ...place, project }]
  })
  const wanted = wantedPackages(directory, files, report)
  const names = new Set(installed.map(({ project }) => nameIn(project)))
  const local = wanted.flatMap(({ local: path }) => {
    if (path === undefined) return []
    const place = {
      directory: resolve(directory, path),
      prefix: `${path.replace(/^\.\//, '').replace(/\/$/, '')}/`,
    }
    const project = findProjectFile(files, place.directory, place.prefix, () => {})
    // An installed copy stands for the folder it was made from, whatever either folder is called.
    return project === undefined || names.has(nameIn(project)) ? [] : [{ ...place, project }]
  })
  const found = installed.length + local.length
  const first = wanted[0]
  if (first !== undefined && found < wanted.length) {
    const { yaml, entries } = first
    report(
      packagesNotInstalled({ at: yaml.of(entries), file: yaml.file, folder, wanted: wanted.length, found }),
    )
  }
  return [...installed, ...local]
}

/** The package's name; its folder's where the project file says none. */
function nameIn({ file, text }: FoundFile): string {
  const yaml = readYaml(file, text, () => {})
  const name = isJsonObject(yaml?.value) ? textOf(yaml.value.name) : undefined
  return name ?? basename(dirname(file))
}

interface Wanted {
  readonly local: string | undefined
  readonly yaml: PlacedYaml
  readonly entries: object
}

function wantedPackages(directory: string, files: FileSystem, report: Report): readonly Wanted[] {
  return ['packages.yml', 'dependencies.yml'].flatMap((file) => {
    const text = files.readText(`${directory}/${file}`)
    const yaml = text === undefined ? undefined : readYaml(file, text, report)
    const entries = yaml && packageList(yaml, report)
    if (yaml === undefined || entries === undefined) return []
    return entries.map((entry: unknown) => ({
      local: isJsonObject(entry) ? textOf(entry.local) : undefined,
      yaml,
      entries,
    }))
  })
}
