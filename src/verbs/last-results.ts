import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NodeId } from '../manifest/node-id.ts'
import type { NodeResult } from '../manifest/results.ts'

const fileName = join('.strata', 'results.json')

/** The latest result of every node that ever ran, as former runs kept it. */
export function readResults(targetDirectory: string): Map<NodeId, NodeResult> {
  try {
    const kept: Record<NodeId, NodeResult> = JSON.parse(readFileSync(join(targetDirectory, fileName), 'utf8'))
    return new Map(Object.entries(kept))
  } catch {
    // No run yet, or a file that another version wrote: the site then shows no results.
    return new Map()
  }
}

/** The text of the file after a run, and its path. Nodes that did not run keep their former result. */
export function mergeResults(
  targetDirectory: string,
  results: readonly NodeResult[],
): { readonly file: string; readonly text: string } {
  const merged = readResults(targetDirectory)
  for (const { sql: _sql, ...result } of results)
    if (result.status !== 'skipped' && result.status !== 'reused') merged.set(result.id, result)
  return { file: join(targetDirectory, fileName), text: JSON.stringify(Object.fromEntries(merged)) }
}
