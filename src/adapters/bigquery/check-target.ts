// `strata debug`: one step after the other from the credentials to the permission to create, each with what to do when it fails.

import { locationDiffers } from '../../problems/catalogue/bigquery.ts'
import { type Problem, ProblemError } from '../../problems/problem.ts'
import type { Check, QueryOptions } from '../adapter.ts'
import { ApiError } from './api-error.ts'
import type { BigqueryConnection } from './connection.ts'
import { endpointOf } from './engine-errors.ts'
import type { BigquerySettings } from './settings.ts'
import { quote } from './statements/names.ts'

interface DatasetResource {
  readonly location?: string
}

export async function* checkTarget(
  connection: BigqueryConnection,
  settings: BigquerySettings,
  options: QueryOptions,
): AsyncGenerator<Check> {
  const { dataset, project, location } = settings
  const signIn = await tell('credentials', () => signedInAs(connection, settings, options))
  yield signIn
  if (!signIn.ok) return
  const jobs = await tell('jobs', async () => {
    const started = performance.now()
    await connection.query(
      { sql: 'SELECT 1', purpose: `run jobs in the project "${settings.executionProject}"` },
      options,
    )
    return `${endpointOf(settings)} answered in ${Math.round(performance.now() - started)} ms, billed to ${settings.executionProject}`
  })
  yield jobs
  if (!jobs.ok) return
  let found: DatasetResource | undefined
  const there = await tell('dataset', async () => {
    found = await findDataset(connection, settings, options)
    return found === undefined
      ? `${project}.${dataset} does not exist yet; the first build creates it${location === undefined ? '' : ` in ${location}`}`
      : `${project}.${dataset}`
  })
  yield there
  if (!there.ok) return
  if (found?.location !== undefined) {
    const same = location === undefined || location.toLowerCase() === found.location.toLowerCase()
    yield same
      ? { name: 'location', ok: true, detail: found.location }
      : failed('location', locationDiffers({ dataset, wanted: location, found: found.location }))
    if (!same) return
  }
  const target =
    found === undefined
      ? `CREATE SCHEMA ${quote({ database: undefined, schema: project, name: dataset })}`
      : `CREATE TABLE ${quote({ database: project, schema: dataset, name: 'strata_debug__strata_00000000' })} AS SELECT 1 AS one`
  yield await tell('permission', async () => {
    // A dry run is checked like a real one, and leaves nothing.
    await connection.describe(
      {
        sql: target,
        purpose: found === undefined ? `create the dataset "${dataset}"` : `create tables in "${dataset}"`,
      },
      options,
    )
    return found === undefined ? 'may create the dataset' : 'may create tables'
  })
}

async function signedInAs(
  connection: BigqueryConnection,
  settings: BigquerySettings,
  { signal }: QueryOptions,
): Promise<string> {
  if (settings.method === 'none') return 'none, as an endpoint on this machine needs none'
  await connection.guard({ sql: '', purpose: 'sign in' }, { signal }, () => connection.rest.signIn(signal))
  const account = settings.impersonate.at(-1)
  return `accepted (method ${settings.method}${account === undefined ? '' : `, as ${account}`})`
}

async function findDataset(
  connection: BigqueryConnection,
  { project, dataset }: BigquerySettings,
  options: QueryOptions,
): Promise<DatasetResource | undefined> {
  return connection.guard({ sql: '', purpose: `look at the dataset "${dataset}"` }, options, async () => {
    try {
      return await connection.rest.send<DatasetResource>({
        method: 'GET',
        path: `/datasets/${encodeURIComponent(dataset)}`,
        project,
        signal: options.signal,
      })
    } catch (error) {
      if (
        error instanceof ApiError &&
        error.status === 404 &&
        !/project/i.test(error.message.split(':')[0] ?? '')
      )
        return undefined
      throw error
    }
  })
}

async function tell(name: string, work: () => Promise<string>): Promise<Check> {
  try {
    return { name, ok: true, detail: await work() }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return failed(name, error.problems[0]!)
  }
}

const failed = (name: string, problem: Problem): Check => ({
  name,
  ok: false,
  detail: 'failed, see below',
  problem,
})
