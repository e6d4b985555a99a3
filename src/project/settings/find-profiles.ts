import { dirname } from 'node:path'
import type { FileSystem } from '../file-system.ts'

interface ProfilesOptions {
  readonly directory: string
  readonly files: FileSystem
  readonly profilesDirectory: string | undefined
  readonly workingDirectory?: string | undefined
}

export type Profiles =
  | { readonly file: string; readonly text: string }
  | { readonly looked: readonly string[] }

/** As dbt looks: the named folder only; else where the command was called, the project's own folder, and the user's. */
export function findProfiles(
  options: ProfilesOptions,
  environment: Readonly<Record<string, string | undefined>>,
): Profiles {
  const named = options.profilesDirectory ?? environment.DBT_PROFILES_DIR ?? environment.STRATA_PROFILES_DIR
  const home = environment.HOME ?? environment.USERPROFILE
  const places = new Set([options.workingDirectory ?? options.directory, options.directory])
  const candidates =
    named === undefined
      ? [...places, ...(home === undefined ? [] : [`${home}/.dbt`])]
      : [absolute(named, options.directory)]
  for (const folder of candidates) {
    const path = `${folder}/profiles.yml`
    const text = options.files.readText(path)
    if (text === undefined) continue
    const inside = dirname(path) === options.directory || path.startsWith(`${options.directory}/`)
    return { file: inside ? path.slice(options.directory.length + 1) : path, text }
  }
  return { looked: candidates.map((folder) => `${folder}/profiles.yml`) }
}

function absolute(path: string, directory: string): string {
  return path.startsWith('/') ? path : `${directory}/${path.replace(/^\.\//, '')}`.replace(/\/\.?$/, '')
}
