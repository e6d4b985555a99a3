import { randomBytes } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Compiled } from '../manifest/manifest.ts'
import type { NodeId } from '../manifest/node-id.ts'
import type { CatalogTable, RunSummary } from '../manifest/results.ts'
import { cannotWrite } from '../problems/catalogue/verbs.ts'
import { ProblemError } from '../problems/problem.ts'
import { mergeResults } from './last-results.ts'
import type { Session } from './session.ts'
import { strataVersion } from './strata-version.ts'

/** Beside, then renamed, so that a reader never sees half a file. */
export async function writeFileAtomically(file: string, text: string): Promise<void> {
  const beside = `${file}.${randomBytes(4).toString('hex')}.tmp`
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(beside, text)
    await rename(beside, file)
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {})
    throw new ProblemError(cannotWrite(file, error instanceof Error ? error.message : String(error)))
  }
}

export async function writeManifest(
  _session: Session,
  _compiled: ReadonlyMap<NodeId, Compiled> | undefined,
): Promise<void> {
  void strataVersion
}

export async function writeRunResults(
  session: Session,
  _verb: string,
  summary: RunSummary,
  _compiled: ReadonlyMap<NodeId, Compiled>,
  _options: object,
): Promise<void> {
  const kept = mergeResults(session.targetDirectory, summary.results)
  await writeFileAtomically(kept.file, kept.text)
}

export async function writeCatalog(
  _session: Session,
  _catalog: ReadonlyMap<NodeId, CatalogTable>,
): Promise<void> {}
