import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Compiled, Query } from '../../manifest/manifest.ts'
import type { NodeId } from '../../manifest/node-id.ts'
import type { Problem } from '../../problems/problem.ts'
import type { ParsedProject } from '../parse-project.ts'
import { digestReads, type EnvironmentReads, stillHolds } from './environment-reads.ts'
import { keep, readKept } from './kept-json.ts'

/** SQL in the engine's language, and as rendered where that is another text. Where it came from is not kept. */
type KeptQuery = readonly [sql: string, rendered?: string]

interface KeptNode {
  readonly rest: Omit<Compiled, 'first' | 'later' | 'expected'>
  readonly first: KeptQuery
  /** `true`: the same as `first`. */
  readonly later?: KeptQuery | true
}

interface Kept {
  readonly id: string
  readonly nodes: readonly KeptNode[]
  readonly problems: readonly Problem[]
  readonly environment: EnvironmentReads
}

export interface Compilation {
  /** Queries know no places in them: each points to its node. */
  readonly compiled: ReadonlyMap<NodeId, Compiled>
  /** What was told meanwhile, to be told again. */
  readonly problems: readonly Problem[]
}

export interface KnownCompilation extends Compilation {
  /** Each time that something is kept it gets another. */
  readonly id: string
}

export interface CompilationWay {
  /** A warehouse is there for what templates ask. */
  readonly asking: boolean
  /** The engine is asked what it makes of each query. */
  readonly bound: boolean
}

/**
 * All that compiling these nodes hangs on, but for the environment: files, target, variables, the build of Strata (its
 * folder bears that name). Undefined where nothing is kept: the manifest was changed after it was read, or inputs are
 * limited.
 */
export function compilationKey(
  { content, manifest, inputs }: ParsedProject,
  ids: readonly NodeId[],
  { asking, bound }: CompilationWay,
): string | undefined {
  if (content === undefined || content.manifest !== manifest || inputs !== undefined) return undefined
  const hash = createHash('sha1').update(`${content.key} ${content.fullRefresh} ${asking} ${bound}\n`)
  for (const id of ids) hash.update(id).update('\n')
  return hash.digest('base64')
}

/** What the former call of the same verb compiled, if all is as it was then. */
export function readCompilation(project: ParsedProject, key: string): KnownCompilation | undefined {
  const path = fileOf(project)
  // A manifest that was made anew has another key than anything that is kept.
  if (path === undefined || !project.unchanged) return undefined
  const kept = readKept(project.cacheFiles, path, key) as Kept | undefined
  if (kept === undefined || !stillHolds(project.content?.environment ?? {}, kept.environment))
    return undefined
  const { nodes } = project.manifest
  const compiled = new Map(
    kept.nodes.map(({ rest, first, later }): [NodeId, Compiled] => {
      const query = asQuery(first, nodes.get(rest.id)?.at)
      const second = later === true ? query : later && asQuery(later, nodes.get(rest.id)?.at)
      return [rest.id, { ...rest, first: query, ...(second === undefined ? {} : { later: second }) }]
    }),
  )
  return { id: kept.id, compiled, problems: kept.problems }
}

/** Gives its id; undefined where nothing is kept. */
export function keepCompilation(
  project: ParsedProject,
  key: string,
  { compiled, problems }: Compilation,
  environment: Iterable<string>,
): string | undefined {
  const path = fileOf(project)
  if (path === undefined) return undefined
  const id = randomUUID()
  const kept: Kept = {
    id,
    nodes: [...compiled.values()].map(({ first, later, expected: _, ...rest }) => ({
      ...{ rest, first: asKept(first) },
      ...(later === undefined ? {} : { later: later === first ? true : asKept(later) }),
    })),
    problems,
    environment: digestReads(project.content?.environment ?? {}, environment),
  }
  keep(project.cacheFiles, path, key, kept)
  return id
}

/** One for each verb, so that calling them in turn keeps all of them. */
function fileOf({ cacheDirectory, content }: ParsedProject): string | undefined {
  if (cacheDirectory === undefined || content === undefined) return undefined
  return join(cacheDirectory, `compiled-for-${content.command.replaceAll(/[^a-z]/g, '-')}.json`)
}

function asKept({ sql, rendered }: Query): KeptQuery {
  return sql === rendered ? [sql] : [sql, rendered]
}

function asQuery([sql, rendered = sql]: KeptQuery, at: ReturnType<Query['locate']>): Query {
  return { sql, rendered, locate: () => at }
}
