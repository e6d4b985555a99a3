// Projects of a few files for the tests of this room: nothing touches the disk.

import type { JsonObject } from '../../manifest/json.ts'
import type { Ask } from '../../manifest/lookup.ts'
import type { Compiled } from '../../manifest/manifest.ts'
import type { Node } from '../../manifest/node.ts'
import type { Problem } from '../../problems/problem.ts'
import type { FileSystem } from '../../project/file-system.ts'
import { loadProject } from '../../project/load-project.ts'
import type { CacheFiles } from '../cache/kept-json.ts'
import { compileNodes } from '../compile-nodes.ts'
import { type ParsedProject, parseProject } from '../parse-project.ts'

export type Files = Readonly<Record<string, string>>

export interface Options {
  readonly dialect?: 'bigquery' | 'duckdb'
  readonly environment?: Readonly<Record<string, string>>
  /** More of the project file. */
  readonly settings?: string
  readonly cache?: CacheFiles
  readonly vars?: JsonObject
  readonly target?: string
  readonly command?: string
  readonly onLog?: (text: string) => void
}

export interface Parsed {
  readonly parsed: ParsedProject
  readonly problems: readonly Problem[]
  /** By its name; throws where there is none. */
  node<Kind extends Node['kind']>(kind: Kind, name: string): Extract<Node, { kind: Kind }>
  compile(
    ask?: Ask,
  ): Promise<{ readonly all: ReadonlyMap<string, Compiled>; readonly problems: readonly Problem[] }>
  /** The rendered SQL of a node, white space in one. */
  sql(name: string, ask?: Ask): Promise<string>
}

export function parse(files: Files, options: Options = {}): Parsed {
  const { dialect = 'duckdb', environment = {}, settings = '', cache } = options
  const project = `name: shop\nversion: "1.0"\ndialect: ${dialect}\ntarget: dev\ntargets:\n  dev: {type: duckdb, path: shop.duckdb, schema: main}\n${settings}`
  const all: Files = { 'project.yml': project, ...files }
  const problems: Problem[] = []
  const report = (problem: Problem) => void problems.push(problem)
  const { vars, target, command = 'test' } = options
  const given = {
    ...{ directory: '/shop', environment, files: memoryFiles(all) },
    ...(vars === undefined ? {} : { vars }),
    ...(target === undefined ? {} : { target }),
  }
  const loaded = loadProject(given, report)
  const parsed = parseProject(
    loaded,
    {
      invocation: { id: 'test', startedAt: new Date(0), command, onLog: options.onLog },
      environment,
      cacheDirectory: cache === undefined ? undefined : '/cache',
      cacheFiles: cache,
      readBytes: (path) => bytes(all[path.replace('/shop/', '')]),
    },
    report,
  )
  const nodes = [...parsed.manifest.nodes.values()]
  return {
    parsed,
    problems,
    node(kind, name) {
      const found = nodes.find((node) => node.kind === kind && node.name === name)
      if (found === undefined)
        throw new Error(`no ${kind} ${name}; there are ${nodes.map(({ id }) => id).join(' ')}`)
      return found as never
    },
    async compile(ask) {
      const told: Problem[] = []
      const ids = nodes.flatMap((node) => ('source' in node ? [node.id] : []))
      const compiled = await compileNodes(parsed, ids, { ask, report: (problem) => void told.push(problem) })
      return { all: compiled, problems: told }
    },
    async sql(name, ask) {
      const { all: compiled, problems: told } = await this.compile(ask)
      const found = nodes.find((node) => node.name === name && compiled.has(node.id))
      if (found === undefined)
        throw new Error(`${name} was not compiled: ${JSON.stringify([...problems, ...told])}`)
      return compiled.get(found.id)!.first.rendered.replace(/\s+/g, ' ').trim()
    },
  }
}

/** A cache that lives as long as the test. */
export function memoryCache(): CacheFiles & { readonly texts: Map<string, string> } {
  const texts = new Map<string, string>()
  return { texts, read: (path) => texts.get(path), write: (path, text) => void texts.set(path, text) }
}

function bytes(text: string | undefined): Uint8Array | undefined {
  return text === undefined ? undefined : new TextEncoder().encode(text)
}

function memoryFiles(files: Files): FileSystem {
  const paths = Object.keys(files).map((path) => `/shop/${path}`)
  return {
    readText: (path) => files[path.replace('/shop/', '')],
    list(folder) {
      const inside = paths
        .filter((path) => path.startsWith(`${folder}/`))
        .map((path) => path.slice(folder.length + 1))
      if (inside.length === 0) return undefined
      const kinds = new Map(
        inside.map((path) => [path.split('/')[0]!, path.includes('/') ? 'folder' : 'file'] as const),
      )
      return [...kinds].map(([name, kind]) => ({ name, kind }))
    },
  }
}
