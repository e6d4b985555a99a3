import type { Manifest } from '../manifest/manifest.ts'
import type { Source } from '../manifest/node.ts'
import type { NodeResult } from '../manifest/results.ts'
import { sourceNotThere } from '../problems/catalogue/run.ts'
import type { Problem } from '../problems/problem.ts'

/** How engines say that a table, or the whole schema of one, is not there. */
const sayings: readonly RegExp[] = [
  /Table with name "?(?:[^".!\s]+\.)*(?<table>[^".!\s]+)"? does not exist/i,
  /Not found: Table \S*?\.(?<table>[\w$-]+)(?:\s|$)/i,
  /Not found: Dataset (?:[\w-]+:)?(?<schema>[\w-]+)/i,
]

/** A query that failed because the table of a source is not there says which source it is and how it gets there. */
export function namingMissingSource(result: NodeResult, { nodes }: Manifest): NodeResult {
  const [problem] = result.problems
  if (result.status !== 'error' || problem?.code !== 'sql-failed') return result
  const read = (nodes.get(result.id)?.dependsOn ?? []).flatMap((id) => {
    const node = nodes.get(id)
    return node?.kind === 'source' && node.external === undefined ? [node] : []
  })
  const missing = missingOf(problem, read)
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

function missingOf({ message }: Problem, read: readonly Source[]): Source | undefined {
  for (const saying of sayings) {
    const { table, schema } = saying.exec(message)?.groups ?? {}
    const found = read.find(({ relation }) =>
      table === undefined ? isSame(relation.schema, schema) : isSame(relation.name, table),
    )
    if (found !== undefined) return found
  }
  return undefined
}

function isSame(name: string, told: string | undefined): boolean {
  return name.toLowerCase() === told?.toLowerCase()
}
