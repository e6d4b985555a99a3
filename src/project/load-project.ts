// The user's folder and its YAML: unknown in, settled and placed definitions out.

import type { Problem, Report } from '../problems/problem.ts'
import type { Secrets } from '../problems/secrets.ts'
import type { Definitions } from './definitions.ts'
import type { FileSystem } from './file-system.ts'
import type { JsonObject } from './json.ts'
import type { LoadedProject } from './loaded-project.ts'

/** What one schema file gives; plain JSON, so that it may be kept between runs under the content's key. */
export interface SchemaFile {
  readonly definitions: Definitions
  readonly problems: readonly Problem[]
}

/** Where read schema files may be kept. The key is made of the file's place and its content. */
export interface SchemaCache {
  get(key: string): SchemaFile | undefined
  set(key: string, file: SchemaFile): void
}

export interface LoadOptions {
  /** The folder that holds project.yml or dbt_project.yml. */
  readonly directory: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly target?: string
  readonly profile?: string
  readonly vars?: JsonObject
  readonly profilesDirectory?: string
  readonly files?: FileSystem
  readonly secrets?: Secrets
  readonly schemaCache?: SchemaCache
}

/** Throws a ProblemError where there is no project to go on with; everything else is reported. */
export function loadProject(options: LoadOptions, report: Report): LoadedProject {
  throw new Error(`not written yet: ${options.directory} ${report.name}`)
}
