import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { compiledPath } from '../artifacts/compiled-path.ts'
import type { NodeId } from '../manifest/node-id.ts'
import { cannotWrite } from '../problems/catalogue/verbs.ts'
import { ProblemError } from '../problems/problem.ts'
import type { Session } from './session.ts'

/** SQL for people and tools to look at: `target/compiled/` as queries, `target/run/` as the statements that were sent. */
export function writeSql(
  session: Session,
  folder: 'compiled' | 'run',
  texts: Iterable<readonly [NodeId, string | undefined]>,
): void {
  const made = new Set<string>()
  for (const [id, sql] of texts) {
    const node = session.manifest.nodes.get(id)
    if (node === undefined || node.kind === 'operation' || sql === undefined || sql.trim() === '') continue
    const file = join(session.targetDirectory, folder, compiledPath(node))
    try {
      if (!made.has(dirname(file))) mkdirSync(dirname(file), { recursive: true })
      made.add(dirname(file))
      writeFileSync(file, `${sql}\n`)
    } catch (error) {
      throw new ProblemError(cannotWrite(file, error instanceof Error ? error.message : String(error)))
    }
  }
}
