import { settleSettings } from '../generate/settle-settings.ts'
import type { IngestSummary, OnIngestEvent } from '../ingest/ingest-event.ts'
import { writeServer } from '../ingest/sqlserver/write-server.ts'
import type { JsonObject } from '../manifest/json.ts'
import { discoverNeedsConnection } from '../problems/catalogue/sqlserver.ts'
import { type Problem, ProblemError } from '../problems/problem.ts'
import { openConnection } from './open-connection.ts'
import { type ProjectOptions, stopOnErrors, withSession } from './session.ts'

export interface GenerateToServerOptions extends ProjectOptions {
  /** `preset` and its knobs, as given. */
  readonly settings: JsonObject
  /** One of the project's connections; may be left out where there is only one. */
  readonly connection?: string
  /** On the server; default the preset's name. */
  readonly schema?: string
  readonly recreate?: boolean
  readonly onEvent?: OnIngestEvent
}

export interface GenerateToServerOutcome {
  readonly summary: IngestSummary
  /** For people: `host/database, schema saas`. */
  readonly out: string
  readonly problems: readonly Problem[]
}

/** Writes a preset into a SQL Server of the project, and has the server check it. */
export async function generateToServer(options: GenerateToServerOptions): Promise<GenerateToServerOutcome> {
  const problems: Problem[] = []
  const preset = settleSettings(options.settings, (problem) => problems.push(problem))
  if (preset === undefined) throw new ProblemError(problems)
  return withSession('generate', options, async (session) => {
    stopOnErrors(session.problems)
    const known = Object.keys(session.loaded.connections)
    const name = options.connection ?? (known.length === 1 ? known[0] : undefined)
    if (name === undefined) throw new ProblemError(discoverNeedsConnection({ known }))
    const connection = await openConnection(session.loaded, { kind: 'project', name }, options)
    try {
      const schema = options.schema ?? preset.settings.preset
      const summary = await writeServer({
        preset,
        connection,
        schema,
        recreate: options.recreate ?? false,
        ...(options.onEvent === undefined ? {} : { onEvent: options.onEvent }),
        ...(options.signal === undefined ? {} : { signal: options.signal }),
        ...(options.clock === undefined ? {} : { now: options.clock }),
      })
      return { summary, out: `${connection.label}, schema ${schema}`, problems }
    } finally {
      await connection.close()
    }
  })
}
