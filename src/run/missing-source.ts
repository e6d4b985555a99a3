import type { Adapter } from '../adapters/adapter.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { Source } from '../manifest/node.ts'
import type { NodeResult } from '../manifest/results.ts'
import { sourceNotThere } from '../problems/catalogue/run.ts'

/** A query that failed because the table of a source is not there says which source it is and how it gets there. */
export function namingMissingSource(
  result: NodeResult,
  { nodes }: Manifest,
  adapter: Pick<Adapter, 'missingTable'>,
): NodeResult {
  const [problem] = result.problems
  if (result.status !== 'error' || problem?.code !== 'sql-failed') return result
  const table = adapter.missingTable?.(problem.message)?.toLowerCase()
  const missing = (nodes.get(result.id)?.dependsOn ?? [])
    .map((id) => nodes.get(id))
    .filter((node) => node?.kind === 'source' && node.external === undefined)
    .find((source): source is Source => (source as Source).relation.name.toLowerCase() === table)
  if (missing === undefined) return result
  const { relation } = missing
  const told = sourceNotThere({
    ...{ source: missing.sourceName, table: missing.name, loaded: missing.loader !== undefined },
    ...{ relation: `${relation.schema}.${relation.name}`, declared: missing.at },
    // A test of a source has no text of its own to point into.
    at: nodes.get(result.id)?.kind === 'test' ? missing.at : problem.at,
  })
  const problems = [told, ...result.problems.slice(1)]
  return { ...result, problems, message: result.message === problem.message ? told.message : result.message }
}
