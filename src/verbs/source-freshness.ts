import { sourcesJson } from '../artifacts/sources-json.ts'
import { checkFreshness, type FreshnessResult } from '../checks/freshness.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { Source } from '../manifest/node.ts'
import type { Problem } from '../problems/problem.ts'
import { askThrough } from './ask-through.ts'
import { ageAsker } from './by-own-macro.ts'
import { type SelectionOptions, selectNodes } from './select-nodes.ts'
import { type ProjectOptions, stopOnErrors, withSession } from './session.ts'
import { writeArtifact, writeFileAtomically } from './write-artifacts.ts'

export interface FreshnessVerbOptions extends ProjectOptions, SelectionOptions {
  /** Where to write instead of `target/sources.json`; absolute. */
  readonly out?: string
}

export interface FreshnessOutcome {
  readonly results: readonly FreshnessResult[]
  readonly manifest: Manifest
  readonly problems: readonly Problem[]
}

/** Looks how old the selected sources are, and writes `sources.json`. */
export async function sourceFreshness(options: FreshnessVerbOptions): Promise<FreshnessOutcome> {
  return withSession('source freshness', options, async (session) => {
    stopOnErrors(session.problems)
    const ids = await selectNodes(session, options, ['source'])
    stopOnErrors(session.problems)
    const sources = ids.map((id) => session.manifest.nodes.get(id) as Source)
    const clock = options.clock ?? Date.now
    const startedAt = clock()
    const results = await checkFreshness(sources, {
      ...{ adapter: await session.adapter(), threads: session.threads, signal: options.signal, clock },
      askAge: ageAsker(session.parsed, askThrough(session, options.signal)),
    })
    const json = sourcesJson({
      ...{ results, elapsed: (clock() - startedAt) / 1000, invocationId: session.invocationId },
      ...{ startedAt: session.startedAt, generatedAt: clock() },
    })
    if (options.out === undefined) await writeArtifact(session, 'sources.json', json)
    else if (session.writesArtifacts) await writeFileAtomically(options.out, JSON.stringify(json))
    return { results, manifest: session.manifest, problems: session.problems }
  })
}
