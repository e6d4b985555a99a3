import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { compiledPath } from '../artifacts/compiled-path.ts'
import type { NodeId } from '../manifest/node-id.ts'
import { cannotWrite } from '../problems/catalogue/verbs.ts'
import { ProblemError } from '../problems/problem.ts'
import type { Session } from './session.ts'

/**
 * SQL for people and tools to look at: `target/compiled/` as queries, `target/run/` as the statements that were sent.
 * Gives the files.
 */
export function writeSql(
  session: Session,
  folder: 'compiled' | 'run',
  texts: Iterable<readonly [NodeId, string | undefined]>,
): readonly string[] {
  const files: string[] = []
  const made = new Set<string>()
  for (const [id, sql] of texts) {
    const node = session.manifest.nodes.get(id)
    if (node === undefined || node.kind === 'operation' || sql === undefined || sql.trim() === '') continue
    const file = join(session.targetDirectory, folder, compiledPath(node))
    try {
      if (!made.has(dirname(file))) mkdirSync(dirname(file), { recursive: true })
      made.add(dirname(file))
      writeChanged(file, `${sql}\n`)
      files.push(file)
    } catch (error) {
      throw new ProblemError(cannotWrite(file, error instanceof Error ? error.message : String(error)))
    }
  }
  return files
}

/** Of a large project most texts are those of the former call, and reading a file costs a fraction of writing it. */
function writeChanged(file: string, text: string): void {
  if (readIfThere(file) !== text) writeFileSync(file, text)
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
