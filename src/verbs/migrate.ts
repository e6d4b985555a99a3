import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { nothingToMigrate, projectThere } from '../problems/catalogue/migrate.ts'
import { cannotWrite } from '../problems/catalogue/verbs.ts'
import { type Problem, ProblemError } from '../problems/problem.ts'
import { migrateSettings } from '../project/migrate-settings.ts'
import { findProject } from './find-project.ts'
import type { ProjectOptions } from './project-options.ts'

export interface MigrateOutcome {
  /** Absolute: the project.yml. */
  readonly file: string
  readonly text: string
  /** Absolute, where a profile was read. */
  readonly profiles?: string
  readonly notes: readonly string[]
}

export interface MigrateOptions extends ProjectOptions {
  /** Nothing is written. */
  readonly dryRun?: boolean
}

/** Writes a project.yml from dbt_project.yml and its profile, and tells what to look at. */
export function migrate(options: MigrateOptions): MigrateOutcome {
  const directory = findProject(options)
  const source = join(directory, 'dbt_project.yml')
  const file = join(directory, 'project.yml')
  if (existsSync(file)) throw new ProblemError(projectThere())
  if (!existsSync(source)) throw new ProblemError(nothingToMigrate())
  const profiles = profilesFile(options, directory)
  const problems: Problem[] = []
  const migration = migrateSettings(
    {
      project: readFileSync(source, 'utf8'),
      profiles: profiles === undefined ? undefined : readFileSync(profiles, 'utf8'),
      ...(profiles === undefined
        ? {}
        : { profilesFile: profiles.startsWith(`${directory}/`) ? relative(directory, profiles) : profiles }),
      profile: options.profile ?? options.environment.DBT_PROFILE,
      environment: options.environment,
    },
    (problem) => problems.push(problem),
  )
  if (migration === undefined || problems.some(({ severity }) => severity === 'error'))
    throw new ProblemError(problems)
  const { text, notes } = migration
  if (options.dryRun !== true) {
    try {
      writeFileSync(file, text, { flag: 'wx' })
    } catch (error) {
      throw new ProblemError(cannotWrite(file, error instanceof Error ? error.message : String(error)))
    }
  }
  return { file, text, notes, ...(profiles === undefined ? {} : { profiles }) }
}

/** Where dbt looks, in its order. */
function profilesFile(options: ProjectOptions, directory: string): string | undefined {
  const { environment } = options
  const named = options.profilesDirectory ?? environment.DBT_PROFILES_DIR ?? environment.STRATA_PROFILES_DIR
  const home = environment.HOME ?? environment.USERPROFILE
  const folders =
    named === undefined
      ? [options.directory, directory, ...(home === undefined ? [] : [join(home, '.dbt')])]
      : [resolve(options.directory, named)]
  return folders.map((folder) => join(folder, 'profiles.yml')).find(existsSync)
}
