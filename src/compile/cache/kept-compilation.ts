import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Compiled } from '../../manifest/manifest.ts'
import type { NodeId } from '../../manifest/node-id.ts'
import type { Problem } from '../../problems/problem.ts'
import type { ParsedProject } from '../parse-project.ts'
import { digestReads, type EnvironmentReads, stillHolds } from './environment-reads.ts'
import { keepText, parseKept, readKeptText } from './kept-json.ts'
import { type KeptNode, keptNode, Once, type Places, toKeep } from './kept-node.ts'

/** The first line. The texts of its nodes follow one another: of each its SQL, which is wanted most, and the rest as JSON. */
interface Head {
  readonly id: string
  readonly nodes: readonly (readonly [id: NodeId, sql: number, rest: number])[]
  readonly problems: readonly Problem[]
  readonly environment: EnvironmentReads
  /** CRC-32 of those texts: a node is read when it is asked for, too late to compile anew. */
  readonly sum: number
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

/** What the former call of the same verb compiled, if all is as it was then. */
export function readCompilation(
  project: ParsedProject,
  key: string,
  places: Places | undefined,
): KnownCompilation | undefined {
  const path = fileOf(project)
  // A manifest that was made anew has another key than anything that is kept.
  if (path === undefined || !project.unchanged) return undefined
  const text = readKeptText(project.cacheFiles, path, key)
  const end = text?.indexOf('\n') ?? -1
  if (text === undefined || end < 0) return undefined
  const head = parsed(text.slice(0, end)) as Head | undefined
  if (head === undefined || !stillHolds(project.content?.environment ?? {}, head.environment))
    return undefined
  if (crc32(text.slice(end + 1)) !== head.sum) return undefined
  const compiled = new Map<NodeId, Compiled>()
  let at = end + 1
  for (const [id, length, more] of head.nodes) {
    const begin = at
    const behind = begin + length
    at = behind + more
    const node = new Once(() => parseKept(text.slice(behind, behind + more)) as KeptNode)
    const sql = () => text.slice(begin, behind)
    compiled.set(id, keptNode(id, sql, node, project.manifest.nodes.get(id)?.at, places))
  }
  return { id: head.id, compiled, problems: head.problems }
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
  const nodes: (readonly [NodeId, number, number])[] = []
  const texts: string[] = []
  for (const node of compiled.values()) {
    const more = JSON.stringify(toKeep(node))
    nodes.push([node.id, node.first.sql.length, more.length])
    texts.push(node.first.sql, more)
  }
  const body = texts.join('')
  const head: Head = {
    ...{ id, nodes, problems, sum: crc32(body) },
    environment: digestReads(project.content?.environment ?? {}, environment),
  }
  keepText(project.cacheFiles, path, key, `${JSON.stringify(head)}\n${body}`)
  return id
}

/** One for each verb, so that calling them in turn keeps all of them. */
function fileOf({ cacheDirectory, content }: ParsedProject): string | undefined {
  if (cacheDirectory === undefined || content === undefined) return undefined
  return join(cacheDirectory, `compiled-for-${content.invocation.command.replaceAll(/[^a-z]/g, '-')}.json`)
}

function parsed(text: string): unknown {
  try {
    return parseKept(text)
  } catch {
    return undefined
  }
}
