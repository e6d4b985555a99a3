import { basename } from 'node:path'
import type { JsonObject } from '../manifest/json.ts'
import type { ProjectInfo } from '../manifest/manifest.ts'
import type { LoadedProject, Target } from '../project/loaded-project.ts'
import type { InvocationInfo, TemplateProject } from './context/phase.ts'
import type { MacroTable } from './macros/macro-table.ts'
import { projectIdOf } from './parse/build-manifest.ts'

export function templateProject(
  loaded: LoadedProject,
  macros: MacroTable,
  invocation: InvocationInfo,
  environment: Readonly<Record<string, string | undefined>>,
): TemplateProject {
  const database = databaseOf(loaded.target)
  return {
    ...{ loaded, macros, invocation, environment, dialect: loaded.dialect },
    target: targetDict(loaded, database),
    defaultRelation: { database, schema: loaded.target.schema, name: '' },
  }
}

export function projectInfo(loaded: LoadedProject, { defaultRelation }: TemplateProject): ProjectInfo {
  const { target, settings } = loaded
  return {
    ...{ name: loaded.name, directory: loaded.directory, dialect: loaded.dialect, vars: settings.vars },
    ...(settings.version === undefined ? {} : { version: settings.version }),
    target: {
      ...{ name: target.name, type: target.type, schema: target.schema, threads: target.threads },
      database: defaultRelation.database ?? '',
      ...(typeof target.settings.external_root === 'string'
        ? { externalRoot: target.settings.external_root }
        : {}),
    },
    projectId: projectIdOf(loaded.name),
    quoting: loaded.settings.quoting,
  }
}

/** DuckDB calls a database after its file. */
function databaseOf({ type, database, settings }: Target): string {
  if (database !== undefined) return database
  const { path } = settings
  if (type !== 'duckdb' || typeof path !== 'string' || path === '' || path.startsWith(':memory:'))
    return 'memory'
  return basename(path.replace(/[?#].*$/, '')).replace(/\.[^.]*$/, '')
}

const SAFE = [
  'path',
  'project',
  'dataset',
  'location',
  'priority',
  'host',
  'port',
  'user',
  'dbname',
  'timeout_seconds',
  'external_root',
]

/** What `target` shows: never more than is known to be no secret. */
function targetDict({ target, dialect }: LoadedProject, database: string): JsonObject {
  const shown = Object.fromEntries(
    SAFE.flatMap((key) => (target.settings[key] === undefined ? [] : [[key, target.settings[key]]])),
  )
  return {
    ...shown,
    ...{ name: target.name, target_name: target.name, profile_name: target.profile, schema: target.schema },
    // Templates write the project's language, whatever engine it runs on.
    ...{ type: dialect, database, threads: target.threads },
    ...(dialect === 'bigquery'
      ? { project: target.settings.project ?? database, dataset: target.schema }
      : {}),
  }
}
