import type { Compilation } from './compile-again.ts'
import type { Session } from './session.ts'
import { writeManifest } from './write-artifacts.ts'
import { writeSql } from './write-sql.ts'
import { WrittenArtifacts } from './written-artifacts.ts'

/** The manifest and the SQL of every node; left as they are where a former call wrote them of the same compilation. */
export async function writeCompiled(
  session: Session,
  { compiled, wrong, id, known }: Pick<Compilation, 'compiled' | 'wrong' | 'id' | 'known'>,
): Promise<void> {
  const written = new WrittenArtifacts(session, id)
  if (known && written.hold()) return
  const rendered = wrong.size === 0 ? compiled : new Map([...compiled, ...wrong])
  await writeManifest(session, rendered)
  const files = writeSql(
    session,
    'compiled',
    [...rendered].map(([node, { first }]) => [node, first.sql]),
  )
  if (wrong.size === 0) written.note(files)
}
