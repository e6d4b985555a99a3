import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Compiled, Query } from '../../manifest/manifest.ts'
import type { NodeId } from '../../manifest/node-id.ts'
import type { Location, Problem } from '../../problems/problem.ts'
import type { ParsedProject } from '../parse-project.ts'
import { digestReads, type EnvironmentReads, stillHolds } from './environment-reads.ts'
import { keep, readKept } from './kept-json.ts'
import { type KeptPlaces, keptPlaces, locateIn } from './kept-places.ts'

/** SQL in the engine's language, and as rendered where that is another text. Where it came from is kept only of short texts. */
type KeptQuery = readonly [sql: string, rendered?: string | null, places?: KeptPlaces]

interface KeptNode {
  readonly rest: Omit<Compiled, 'first' | 'later' | 'expected'>
  readonly first: KeptQuery
  /** `true`: the same as `first`. */
  readonly later?: KeptQuery | true
  readonly expected?: { readonly query?: KeptQuery | undefined; readonly columns?: readonly string[] }
}

interface Kept {
  readonly id: string
  readonly nodes: readonly KeptNode[]
  readonly problems: readonly Problem[]
  readonly environment: EnvironmentReads
}

export interface Compilation {
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
  const { command, fullRefresh, flags } = content.invocation
  const hash = createHash('sha1').update(
    JSON.stringify([content.key, command, fullRefresh ?? false, flags ?? {}, asking, bound]),
  )
  for (const id of ids) hash.update(id).update('\n')
  return hash.digest('base64')
}

/** Where queries come from: as compiled anew, which is asked only when a place is needed. */
export type Places = (id: NodeId) => Compiled | undefined

/** What the former call of the same verb compiled, if all is as it was then. */
export function readCompilation(
  project: ParsedProject,
  key: string,
  places: Places | undefined,
): KnownCompilation | undefined {
  const path = fileOf(project)
  // A manifest that was made anew has another key than anything that is kept.
  if (path === undefined || !project.unchanged) return undefined
  const kept = readKept(project.cacheFiles, path, key) as Kept | undefined
  if (kept === undefined || !stillHolds(project.content?.environment ?? {}, kept.environment))
    return undefined
  const compiled = new Map(
    kept.nodes.map((node): [NodeId, Compiled] => {
      const { id } = node.rest
      return [id, asCompiled(node, project.manifest.nodes.get(id)?.at, places)]
    }),
  )
  return { id: kept.id, compiled, problems: kept.problems }
}

function asCompiled(
  { rest, first, later, expected }: KeptNode,
  at: Location | undefined,
  places: Places | undefined,
): Compiled {
  const again = (of: (compiled: Compiled) => Query | undefined) => {
    const compiled = places?.(rest.id)
    return compiled === undefined ? undefined : of(compiled)
  }
  const asQuery = (
    [sql, rendered, kept]: KeptQuery,
    of: (compiled: Compiled) => Query | undefined,
  ): Query => ({
    ...{ sql, rendered: rendered ?? sql },
    locate:
      kept !== undefined
        ? locateIn(kept)
        : places === undefined
          ? () => at
          : (offset) => again(of)?.locate(offset),
    locateRendered: (offset) => (places === undefined ? at : again(of)?.locateRendered?.(offset)),
  })
  const query = asQuery(first, (compiled) => compiled.first)
  const second = later === true ? query : later && asQuery(later, (compiled) => compiled.later)
  const wanted = expected?.query && asQuery(expected.query, (compiled) => compiled.expected?.query)
  return {
    ...{ ...rest, first: query },
    ...(second === undefined ? {} : { later: second }),
    ...(expected === undefined
      ? {}
      : { expected: { ...expected, ...(wanted && { query: wanted }) } as Compiled['expected'] & {} }),
  }
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
    nodes: [...compiled.values()].map(({ first, later, expected, ...rest }) => ({
      // Of a unit test nothing is compiled again to learn a place: its model is rendered otherwise than itself.
      ...{ rest, first: asKept(first, expected !== undefined) },
      ...(later === undefined ? {} : { later: later === first ? true : asKept(later) }),
      ...(expected === undefined
        ? {}
        : { expected: { ...expected, query: expected.query && asKept(expected.query, true) } }),
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
  return join(cacheDirectory, `compiled-for-${content.invocation.command.replaceAll(/[^a-z]/g, '-')}.json`)
}

function asKept({ sql, rendered, locate }: Query, placed = false): KeptQuery {
  const other = rendered === sql ? null : rendered
  if (placed) return [sql, other, keptPlaces(sql.length, locate)]
  return other === null ? [sql] : [sql, other]
}
