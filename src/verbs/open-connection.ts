import type { ServerConnection } from '../connections/server-connection.ts'
import { openSqlserver } from '../connections/sqlserver/open-sqlserver.ts'
import { type SqlserverSettings, settleSqlserver } from '../connections/sqlserver/settings.ts'
import type { ConnectionRef } from '../manifest/connection.ts'
import { type ConnectionOwner, connectionUnknown } from '../problems/catalogue/connections.ts'
import { type Location, type Problem, ProblemError } from '../problems/problem.ts'
import type { WrittenConnection } from '../project/definitions.ts'
import type { LoadedProject } from '../project/loaded-project.ts'
import { settleConnection } from '../project/settle-connection.ts'
import type { ProjectOptions } from './project-options.ts'

type Surroundings = Pick<ProjectOptions, 'environment' | 'secrets' | 'signal'>

/** Opens a connection of the project; only then are its environment variables read. */
export async function openConnection(
  loaded: LoadedProject,
  ref: ConnectionRef,
  options: Surroundings,
  at?: Location,
): Promise<ServerConnection> {
  return openSqlserver(connectionSettings(loaded, ref, options, at), { signal: options.signal })
}

/** How many sessions it allows at once. What is wrong with it is told when it is opened. */
export function sessionsOf(loaded: LoadedProject, ref: ConnectionRef, options: Surroundings): number {
  try {
    return connectionSettings(loaded, ref, options, undefined).parallel ?? 1
  } catch (error) {
    if (error instanceof ProblemError) return 1
    throw error
  }
}

function connectionSettings(
  loaded: LoadedProject,
  ref: ConnectionRef,
  options: Surroundings,
  at: Location | undefined,
): SqlserverSettings {
  const problems: Problem[] = []
  const report = (problem: Problem): void => void problems.push(problem)
  const surroundings = {
    environment: options.environment,
    ...(options.secrets === undefined ? {} : { secrets: options.secrets }),
  }
  const written = writtenConnection(loaded, ref)
  if (written === undefined) {
    const name = ref.kind === 'project' ? ref.name : ref.source
    throw new ProblemError(connectionUnknown({ name, known: Object.keys(loaded.connections), at }))
  }
  const path = ref.kind === 'project' ? ['connections', ref.name] : ['connection']
  const raw = settleConnection(loaded, written, path, surroundings, report)
  if (problems.length > 0) throw new ProblemError(problems)
  const owner: ConnectionOwner = ref.kind === 'project' ? { connection: ref.name } : { source: ref.source }
  const settings = settleSqlserver(raw, { owner, at: written.at, places: written.places }, report)
  if (settings === undefined) throw new ProblemError(problems)
  return settings
}

function writtenConnection(loaded: LoadedProject, ref: ConnectionRef): WrittenConnection | undefined {
  if (ref.kind === 'project')
    return Object.hasOwn(loaded.connections, ref.name) ? loaded.connections[ref.name] : undefined
  return loaded.packages
    .filter(({ name }) => name === ref.package)
    .flatMap(({ definitions }) => definitions.sources)
    .find(({ name, ownConnection }) => name === ref.source && ownConnection)?.ownConnection
}
