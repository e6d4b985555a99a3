import type { Manifest } from '../manifest/manifest.ts'
import type { Problem } from '../problems/problem.ts'
import { type ProjectOptions, stopOnErrors, withSession } from './session.ts'
import { writeManifest } from './write-artifacts.ts'

export interface ParseOutcome {
  readonly manifest: Manifest
  readonly problems: readonly Problem[]
  /** Nothing changed since the former parse, so the files in the target folder were left as they are. */
  readonly unchanged: boolean
}

export async function parse(options: ProjectOptions): Promise<ParseOutcome> {
  return withSession('parse', options, async (session) => {
    stopOnErrors(session.problems)
    await writeManifest(session, undefined)
    return { manifest: session.manifest, problems: session.problems, unchanged: session.parsed.unchanged }
  })
}
