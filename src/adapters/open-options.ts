import type { JsonObject } from '../manifest/json.ts'
import type { Dialect } from '../manifest/manifest.ts'
import type { Location } from '../problems/problem.ts'

/** What every engine is told when it is opened. */
export interface OpenOptions {
  /** The target's settings as `project/` settled them, secrets included. */
  readonly settings: JsonObject
  /** Where each setting is written. */
  readonly places?: Readonly<Record<string, Location>>
  /** Absolute; relative paths in the settings start here. */
  readonly projectDirectory: string
  /** The language of the models; decides whether the engine needs our function library. */
  readonly projectDialect: Dialect
  readonly threads?: number
  /** Names the run in jobs and labels, where the engine has such. */
  readonly runId?: string
  readonly targetName?: string
  /** What the manifest calls the target's database. */
  readonly database?: string
  /** For programs of the user's: their environment, and where what they print goes. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  readonly onLog?: ((text: string) => void) | undefined
  /** Nothing will be written: the warehouse may be opened read-only and must exist. */
  readonly readOnly?: boolean
}
