// `strata deps --add-package NAME@VERSION`: one more entry in packages.yml, whose comments and layout stay.

import { isMap, isSeq, parseDocument, YAMLMap, YAMLSeq } from 'yaml'
import { packageToAddWrong } from '../../problems/catalogue/packages.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { FileSystem } from '../../project/file-system.ts'

export interface PackageToAdd {
  /** `owner/name@1.0.0`, `owner/name@>=1.0.0,<2.0.0`, an address with `@REVISION`, or a folder. */
  readonly words: string
  readonly source: 'hub' | 'git' | 'local'
}

export interface AddedPackage {
  /** packages.yml, or dependencies.yml where packages stand there. */
  readonly file: string
  readonly text: string
  /** Entries that it takes the place of, as the user names them. */
  readonly replaced: readonly string[]
}

/** The file as it will be. Throws a ProblemError where the words name no package. */
export function addPackage(add: PackageToAdd, directory: string, files: FileSystem): AddedPackage {
  const { name, version } = split(add)
  const file = fileOf(directory, files)
  const document = parseDocument(files.readText(`${directory}/${file}`) ?? 'packages: []\n')
  if (document.errors.length > 0 || (document.contents !== null && !isMap(document.contents)))
    throw new ProblemError(packageToAddWrong({ words: add.words, what: `"${file}" cannot be read` }))
  const root = isMap(document.contents) ? document.contents : new YAMLMap()
  document.contents = root as typeof document.contents
  const found = root.get('packages')
  const list = isSeq(found) ? found : new YAMLSeq()
  const replaced = list.items.flatMap((item) => {
    const named = isMap(item) ? ['package', 'git', 'local'].map((key) => item.get(key)) : []
    return named.filter((value): value is string => typeof value === 'string' && value.includes(name))
  })
  list.items = list.items.filter(
    (item) =>
      !isMap(item) || !['package', 'git', 'local'].some((key) => replaced.includes(String(item.get(key)))),
  )
  list.flow = false
  list.add(document.createNode(entryOf(add.source, name, version)))
  root.set('packages', list)
  return { file, text: document.toString({ lineWidth: 0 }), replaced }
}

function split({ words, source }: PackageToAdd): { name: string; version: string | undefined } {
  const at = words.lastIndexOf('@')
  // `git@host:owner/name.git` has no revision.
  const versioned = at > 0 && !/[:/]/.test(words.slice(at + 1))
  const name = versioned ? words.slice(0, at) : words
  const version = versioned && at < words.length - 1 ? words.slice(at + 1) : undefined
  if (source !== 'local' && version === undefined)
    throw new ProblemError(packageToAddWrong({ words, what: 'it says no version' }))
  if (source === 'hub' && !/^[\w.-]+\/[\w.-]+$/.test(name))
    throw new ProblemError(packageToAddWrong({ words, what: 'a package of the hub is named owner/name' }))
  return { name, version }
}

function fileOf(directory: string, files: FileSystem): string {
  if (files.readText(`${directory}/packages.yml`) !== undefined) return 'packages.yml'
  const other = files.readText(`${directory}/dependencies.yml`)
  return other !== undefined && /^packages:/m.test(other) ? 'dependencies.yml' : 'packages.yml'
}

function entryOf(source: PackageToAdd['source'], name: string, version: string | undefined) {
  if (source === 'local') return { local: name }
  if (source === 'git') return { git: name, revision: version }
  return { package: name, version: version?.includes(',') === true ? version.split(',') : version }
}
