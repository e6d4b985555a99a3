import type { Compilation } from './compile-again.ts'
import type { Session } from './session.ts'
import { writeManifest } from './write-artifacts.ts'
import { writeSql } from './write-sql.ts'
import { WrittenArtifacts } from './written-artifacts.ts'

/** The manifest and the SQL of every node; left as they are where a former call wrote them of the same compilation. */
export async function writeCompiled(
  session: Session,
  { compiled, id, known }: Pick<Compilation, 'compiled' | 'id' | 'known'>,
  /** Something is wrong: the next call looks at it again. */
  failed = false,
): Promise<void> {
  const written = new WrittenArtifacts(session, id)
  if (known && written.hold()) return
  await writeManifest(session, compiled)
  const files = writeSql(
    session,
    'compiled',
    [...compiled].map(([node, { first }]) => [node, first.sql]),
  )
  if (!failed) written.note(files)
}
