// The artifacts of a former run: what is selected by them, and where nodes stand that this run does not build.

import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { manifestJson } from '../artifacts/manifest-json.ts'
import type { NodeId } from '../manifest/node-id.ts'
import { relationKey } from '../manifest/relation.ts'
import { selectionNeedsState } from '../problems/catalogue/select.ts'
import { breakingChange, stateNotGiven } from '../problems/catalogue/state.ts'
import { ProblemError } from '../problems/problem.ts'
import type { SelectionMethod } from '../select/select.ts'
import { breakingChanges } from '../state/breaking-changes.ts'
import { compareStates } from '../state/compare-states.ts'
import { deferNodes } from '../state/defer.ts'
import { type FormerState, readArtifact, readFormerState, stateOf } from '../state/former-state.ts'
import { resultMethod, sourceStatusMethod, stateMethod } from '../state/state-methods.ts'
import type { Session } from './session.ts'

export interface StateOptions {
  /** The folder with a former run's artifacts; relative to the project's folder or the current one. */
  readonly state?: string
  /** Nodes that are neither selected nor built are read where the former run put them. */
  readonly defer?: boolean
  /** As `state`, for `defer` alone. */
  readonly deferState?: string
  /** Deferred even where the target has the node too. */
  readonly favorState?: boolean
}

/** `directory`: where the command was called. */
type Called = StateOptions & { readonly directory?: string }

/** Read when a selection first asks for them. */
export function stateMethods(session: Session, options: Called): ReadonlyMap<string, SelectionMethod> {
  const folder = (method: string, value: string): string => {
    const found = stateFolder(session, options.state, options.directory)
    if (found === undefined)
      throw new ProblemError(selectionNeedsState({ criterion: `${method}:${value}`, method }))
    return found
  }
  const artifact = (directory: string, file: string) => readArtifact(directory, file, readText)
  const state = once((directory: string) => compared(session, readFormerState(directory, readText)))
  return new Map<string, SelectionMethod>([
    ['state', (value) => stateMethod(state(folder('state', value)))(value)],
    [
      'result',
      (value) => {
        // Without --state, the last run of this folder is meant.
        const directory = stateFolder(session, options.state, options.directory) ?? session.targetDirectory
        const results = artifact(directory, 'run_results.json')
        if (results === undefined)
          throw new ProblemError(selectionNeedsState({ criterion: `result:${value}`, method: 'result' }))
        return resultMethod(results)(value)
      },
    ],
    [
      'source_status',
      (value) => {
        const current = artifact(session.targetDirectory, 'sources.json')
        return sourceStatusMethod(current, artifact(folder('source_status', value), 'sources.json'))(value)
      },
    ],
  ])
}

/** The same session, in which what is not selected and not there stands where the former run put it. */
export async function withDeferred(
  session: Session,
  options: Called,
  selected: Iterable<NodeId>,
): Promise<Session> {
  if (options.defer !== true) return session
  const directory = stateFolder(session, options.deferState ?? options.state, options.directory)
  if (directory === undefined) throw new ProblemError(stateNotGiven({ what: '--defer' }))
  const former = readFormerState(directory, readText)
  const standing = options.favorState === true ? new Set<string>() : await standingRelations(session)
  const { manifest } = deferNodes(session.manifest, {
    ...{ former, selected: new Set(selected), standing, favorState: options.favorState === true },
  })
  return { ...session, parsed: { ...session.parsed, manifest } }
}

/** Throws ProblemError where none was given, or none that can be read. */
export function requireFormerState(session: Session, options: Called, what: string): FormerState {
  const directory = stateFolder(session, options.state, options.directory)
  if (directory === undefined) throw new ProblemError(stateNotGiven({ what }))
  return readFormerState(directory, readText)
}

export function stateFolder(
  session: Session,
  given: string | undefined,
  calledIn: string | undefined,
): string | undefined {
  if (given === undefined || given === '') return undefined
  const inProject = resolve(session.loaded.directory, given)
  return calledIn === undefined || existsSync(inProject) ? inProject : resolve(calledIn, given)
}

export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function compared(session: Session, former: FormerState) {
  const { manifest, invocationId, startedAt } = session
  const current = stateOf(manifestJson({ manifest, invocationId, startedAt, generatedAt: startedAt }))
  for (const change of breakingChanges(current, former)) {
    const node = manifest.nodes.get(change.id)
    const at = node === undefined ? undefined : (('patch' in node ? node.patch : undefined) ?? node.at)
    session.report(breakingChange({ ...change, model: change.name, at }))
  }
  return compareStates(current, former)
}

async function standingRelations(session: Session): Promise<ReadonlySet<string>> {
  const schemas = new Map(
    [...session.manifest.nodes.values()].flatMap((node) =>
      'relation' in node && node.kind !== 'test'
        ? [[`${node.relation.database}.${node.relation.schema}`.toLowerCase(), node.relation] as const]
        : [],
    ),
  )
  const { catalog } = await session.adapter()
  return new Set((await catalog.relations([...schemas.values()])).map(relationKey))
}

function once<Result>(work: (directory: string) => Result): (directory: string) => Result {
  let known: { readonly result: Result } | undefined
  return (directory) => (known ??= { result: work(directory) }).result
}
