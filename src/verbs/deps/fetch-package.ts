// Brings one package into a folder: from a git repository, from a tarball, from the hub.

import { spawn } from 'node:child_process'
import { cpSync, createReadStream, mkdirSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import {
  hubUnreachable,
  packageNotFetched,
  packageUnknownToHub,
  packageVersionMissing,
} from '../../problems/catalogue/packages.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { WantedPackage } from '../../project/packages/read-package-file.ts'
import { newestVersion } from './versions.ts'

export interface FetchTools {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly signal: AbortSignal | undefined
  /** Of a relative address. */
  readonly directory: string
}

/** What was fetched, pinned. */
export interface Fetched {
  readonly folder: string
  readonly revision?: string
  readonly version?: string
}

const HUB = 'https://hub.getdbt.com/'

export async function fetchPackage(wanted: WantedPackage, into: string, tools: FetchTools): Promise<Fetched> {
  if (wanted.kind === 'git') return fetchGit(wanted, into, tools)
  if (wanted.kind === 'tarball') return fetchTarball(wanted, wanted.source, into, tools)
  return fetchHub(wanted, into, tools)
}

async function fetchGit(wanted: WantedPackage, into: string, tools: FetchTools): Promise<Fetched> {
  const { source, revision, subdirectory } = wanted
  if (source.startsWith('-') || revision?.startsWith('-') === true)
    throw failed(wanted, 'its address or revision begins with "-"')
  const address = /^\.{0,2}\//.test(source) ? resolve(tools.directory, source) : source
  await git(wanted, ['clone', '--quiet', '--no-checkout', '--', address, into], tools)
  const commit = await findCommit(wanted, revision ?? 'HEAD', into, tools)
  await git(wanted, ['-C', into, 'checkout', '--quiet', '--detach', commit], tools)
  const folder = subdirectory === undefined ? into : resolve(into, subdirectory)
  if (folder !== into && !folder.startsWith(into + sep))
    throw failed(wanted, 'its subdirectory lies outside of it')
  return { folder, revision: commit }
}

async function findCommit(
  wanted: WantedPackage,
  revision: string,
  into: string,
  tools: FetchTools,
): Promise<string> {
  for (const name of [revision, `origin/${revision}`, `refs/tags/${revision}`]) {
    try {
      return await git(wanted, ['-C', into, 'rev-parse', '--verify', '--quiet', `${name}^{commit}`], tools)
    } catch {
      // Another form of the name, or told below.
    }
  }
  throw failed(wanted, `it has no revision "${revision}"`)
}

/** A process without a shell, which may not ask for a password. */
function git(wanted: WantedPackage, args: readonly string[], tools: FetchTools): Promise<string> {
  const env = { ...tools.environment, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' } as NodeJS.ProcessEnv
  return new Promise((done, fail) => {
    const child = spawn('git', args, { env, stdio: ['ignore', 'pipe', 'pipe'], signal: tools.signal })
    let out = ''
    let err = ''
    child.stdout.on('data', (text: Buffer) => void (out += text.toString()))
    child.stderr.on('data', (text: Buffer) => void (err += text.toString()))
    child.on('error', (error) => {
      fail(
        failed(wanted, 'code' in error && error.code === 'ENOENT' ? 'git is not installed' : error.message),
      )
    })
    child.on('close', (code) => {
      if (code === 0) done(out.trim())
      else fail(failed(wanted, lastLine(err) ?? `git ended with ${code}`))
    })
  })
}

function lastLine(text: string): string | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const telling = lines.find((line) => /^(?:fatal|error):/.test(line)) ?? lines.at(-1)
  return telling?.replace(/^(?:fatal|error):\s*/, '').replace(/\.$/, '')
}

async function fetchTarball(
  wanted: WantedPackage,
  address: string,
  into: string,
  { signal, directory }: FetchTools,
): Promise<Fetched> {
  mkdirSync(into, { recursive: true })
  const { x: unpack } = await import('tar')
  try {
    const source = /^https?:/.test(address)
      ? Readable.fromWeb((await download(address, signal)).body as never)
      : createReadStream(address.startsWith('file:') ? fileURLToPath(address) : resolve(directory, address))
    // The archive's one folder is the package. Links and paths out of it are refused by the reader.
    const plain = (_path: string, entry: { readonly type?: string }) => !/Link$/.test(entry.type ?? '')
    await pipeline(source, unpack({ cwd: into, strip: 1, strict: true, filter: plain as never }))
  } catch (error) {
    if (signal?.aborted === true) throw error
    throw failed(wanted, reason(error))
  }
  return { folder: into }
}

class AnswerError extends Error {
  readonly status: number

  constructor(status: number) {
    super(`the answer is ${status}`)
    this.status = status
  }
}

async function download(address: string, signal: AbortSignal | undefined): Promise<Response> {
  const response = await fetch(address, signal === undefined ? {} : { signal })
  if (!response.ok || response.body === null) throw new AnswerError(response.status)
  return response
}

async function fetchHub(wanted: WantedPackage, into: string, tools: FetchTools): Promise<Fetched> {
  const base = tools.environment.DBT_PACKAGE_HUB_URL ?? HUB
  const versions = await hubVersions(wanted, base, tools.signal)
  const version = newestVersion(Object.keys(versions), wanted.versions, wanted.prerelease)
  if (version === undefined) {
    const known = Object.keys(versions)
    const asked = wanted.versions.join(', ')
    throw new ProblemError(
      packageVersionMissing({ package: wanted.source, wanted: asked, known, at: wanted.at }),
    )
  }
  const address = versions[version]
  if (address === undefined) throw failed(wanted, `the hub tells no address of version ${version}`)
  return { ...(await fetchTarball(wanted, address, into, tools)), version }
}

/** Addresses of tarballs by version. */
async function hubVersions(
  wanted: WantedPackage,
  base: string,
  signal: AbortSignal | undefined,
): Promise<Readonly<Record<string, string | undefined>>> {
  try {
    const address = new URL(`api/v1/${wanted.source}.json`, base.endsWith('/') ? base : `${base}/`)
    const told = (await (await download(address.href, signal)).json()) as {
      readonly versions?: Record<string, { readonly downloads?: { readonly tarball?: string } }>
    }
    return Object.fromEntries(
      Object.entries(told.versions ?? {}).map(([version, { downloads }]) => [version, downloads?.tarball]),
    )
  } catch (error) {
    if (signal?.aborted === true) throw error
    if (error instanceof AnswerError && error.status === 404)
      throw new ProblemError(packageUnknownToHub({ package: wanted.source, hub: base, at: wanted.at }))
    throw new ProblemError(
      hubUnreachable({ package: wanted.source, hub: base, detail: reason(error), at: wanted.at }),
    )
  }
}

function reason(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return (cause instanceof Error ? cause.message : String(cause)).replace(/\.$/, '')
}

function failed(wanted: WantedPackage, detail: string): ProblemError {
  return new ProblemError(
    packageNotFetched({
      package: withoutCredentials(wanted.written),
      detail: withoutCredentials(detail),
      at: wanted.at,
    }),
  )
}

/** `https://user:token@host/x` as `https://host/x`. */
export function withoutCredentials(text: string): string {
  return text.replace(/(\w+:\/\/)[^/\s@]*@/g, '$1')
}

/** Puts a package into its place, whole. */
export function place(from: string, to: string): void {
  mkdirSync(join(to, '..'), { recursive: true })
  cpSync(from, to, {
    recursive: true,
    filter: (path) => !/^[/\\](?:\.git|target|dbt_packages|logs)$/.test(path.slice(from.length)),
  })
}
