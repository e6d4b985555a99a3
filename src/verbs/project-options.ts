import type { JsonObject } from '../manifest/json.ts'
import type { Secrets } from '../problems/secrets.ts'

/** What every verb on a project is told. */
export interface ProjectOptions {
  /** Where to look for the project, upward. */
  readonly directory: string
  /** The text of a project file that is taken where no folder holds one: nothing is read or kept there then. */
  readonly standIn?: string
  /** The project's folder itself. */
  readonly projectDirectory?: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly target?: string
  readonly profile?: string
  readonly targetPath?: string
  readonly warnError?: boolean
  /** YAML or JSON text. */
  readonly warnErrorOptions?: string
  /** YAML or JSON text. */
  readonly vars?: string
  readonly profilesDirectory?: string
  /** False: everything is read and compiled anew. */
  readonly cache?: boolean
  readonly fullRefresh?: boolean
  /** False: manifest, results and catalog are not written. */
  readonly writesArtifacts?: boolean
  /** False: templates may not ask the warehouse. */
  readonly introspects?: boolean
  readonly threads?: number
  /** The command line's words as templates see them; no secrets. */
  readonly flags?: JsonObject
  readonly signal?: AbortSignal
  readonly clock?: () => number
  /** Hears what templates `log()` and `print()`. */
  readonly onLog?: (text: string, by: 'log' | 'print') => void
  /** Told as soon as they are known, so that messages of later steps can be cleared of them. */
  readonly secrets?: Secrets
}
