import type { ServerConnection } from '../connections/server-connection.ts'
import { openSqlserver } from '../connections/sqlserver/open-sqlserver.ts'
import { type SqlserverSettings, settleSqlserver } from '../connections/sqlserver/settings.ts'
import { connectionUnknown } from '../problems/catalogue/connections.ts'
import { type Location, type Problem, ProblemError } from '../problems/problem.ts'
import type { LoadedProject } from '../project/loaded-project.ts'
import { settleConnection } from '../project/settle-connection.ts'
import type { ProjectOptions } from './project-options.ts'

type Surroundings = Pick<ProjectOptions, 'environment' | 'secrets' | 'signal'>

/** Opens one of the project's `connections:` by name; only then are its environment variables read. */
export async function openConnection(
  loaded: LoadedProject,
  name: string,
  options: Surroundings,
  at?: Location,
): Promise<ServerConnection> {
  return openSqlserver(connectionSettings(loaded, name, options, at), { signal: options.signal })
}

/** How many sessions it allows at once. What is wrong with it is told when it is opened. */
export function sessionsOf(loaded: LoadedProject, name: string, options: Surroundings): number {
  try {
    return connectionSettings(loaded, name, options, undefined).parallel ?? 1
  } catch (error) {
    if (error instanceof ProblemError) return 1
    throw error
  }
}

function connectionSettings(
  loaded: LoadedProject,
  name: string,
  options: Surroundings,
  at: Location | undefined,
): SqlserverSettings {
  const problems: Problem[] = []
  const report = (problem: Problem): void => void problems.push(problem)
  const surroundings = {
    environment: options.environment,
    ...(options.secrets === undefined ? {} : { secrets: options.secrets }),
  }
  const raw = settleConnection(loaded, name, surroundings, report)
  if (raw === undefined) report(connectionUnknown({ name, known: Object.keys(loaded.connections), at }))
  if (problems.length > 0) throw new ProblemError(problems)
  const where = {
    ...{ name, at: loaded.connectionPlaces[name], places: loaded.connectionSettingPlaces[name] },
  }
  const settings = settleSqlserver(raw, where, report)
  if (settings === undefined) throw new ProblemError(problems)
  return settings
}
