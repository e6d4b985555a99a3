import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { discoverSource } from '../ingest/sqlserver/discover-source.ts'
import { discoverNeedsConnection, discoverWouldOverwrite } from '../problems/catalogue/sqlserver.ts'
import { ProblemError } from '../problems/problem.ts'
import { openConnection } from './open-connection.ts'
import { type ProjectOptions, stopOnErrors, withSession } from './session.ts'
import { writeFileAtomically } from './write-artifacts.ts'

export interface DiscoverOptions extends ProjectOptions {
  /** One of the project's connections; may be left out where there is only one. */
  readonly connection?: string
  /** Only this schema of the server. */
  readonly schema?: string
  /** The source's name; default the connection's. */
  readonly source?: string
  /** A file to write, relative to the project; never one that is there. */
  readonly out?: string
}

export interface DiscoverOutcome {
  readonly yaml: string
  readonly tables: number
  /** Absolute, where one was written. */
  readonly file?: string
}

/** Source YAML from what a server's catalog holds. */
export async function discover(options: DiscoverOptions): Promise<DiscoverOutcome> {
  return withSession('ingest', options, async (session) => {
    stopOnErrors(session.problems)
    const known = Object.keys(session.loaded.connections)
    const name = options.connection ?? (known.length === 1 ? known[0] : undefined)
    if (name === undefined) throw new ProblemError(discoverNeedsConnection({ known }))
    const file = options.out === undefined ? undefined : resolve(session.loaded.directory, options.out)
    if (file !== undefined && existsSync(file)) throw new ProblemError(discoverWouldOverwrite({ file }))
    const connection = await openConnection(session.loaded, { kind: 'project', name }, options)
    try {
      const { source = name, schema } = options
      const found = await discoverSource(connection, { connection: name, source, schema })
      if (file !== undefined) await writeFileAtomically(file, found.yaml)
      return { ...found, ...(file === undefined ? {} : { file }) }
    } finally {
      await connection.close()
    }
  })
}
