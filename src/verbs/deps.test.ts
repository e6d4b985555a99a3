import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { create } from 'tar'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ProblemError } from '../problems/problem.ts'
import { type DepsOptions, deps } from './deps.ts'

let folder: string
let server: Server | undefined

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'strata-deps-test-'))
})
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true })
  await new Promise((done) => (server === undefined ? done(undefined) : server.close(done)))
  server = undefined
})

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}

const read = (name: string) => readFileSync(join(folder, name), 'utf8')

function git(...args: readonly string[]): string {
  const identity = [
    '-c',
    'user.name=t',
    '-c',
    'user.email=t@example.invalid',
    '-c',
    'init.defaultBranch=main',
  ]
  return execFileSync('git', [...identity, '-C', join(folder, 'repo'), ...args], { encoding: 'utf8' }).trim()
}

function commit(version: string): string {
  write({ 'repo/inner/dbt_project.yml': `name: from_git\nversion: ${version}\n` })
  git('init', '--quiet')
  git('add', '-A')
  git('commit', '--quiet', '-m', version)
  git('tag', `v${version}`)
  return git('rev-parse', 'HEAD')
}

const run = (environment: Record<string, string> = {}, more: Partial<DepsOptions> = {}) =>
  deps({
    directory: folder,
    projectDirectory: join(folder, 'project'),
    environment: { ...process.env, ...environment },
    ...more,
  })

async function failure(work: Promise<unknown>): Promise<readonly string[]> {
  try {
    await work
  } catch (error) {
    if (error instanceof ProblemError) return error.problems.map(({ code, message }) => `${code}: ${message}`)
    throw error
  }
  return []
}

const hub = () => ({ DBT_PACKAGE_HUB_URL: `http://127.0.0.1:${(server!.address() as AddressInfo).port}` })

/** A hub of `acme/...`, and a project of no packages yet. */
async function serveHub(
  published: Readonly<Record<string, readonly string[]>>,
  needsTool: Readonly<Record<string, string>> = {},
): Promise<void> {
  write({ 'project/dbt_project.yml': 'name: shop\n' })
  for (const [name, versions] of Object.entries(published))
    for (const version of versions) {
      write({ [`made/${name}-${version}/dbt_project.yml`]: `name: ${name}\nversion: ${version}\n` })
      const needs = needsTool[name]
      if (needs !== undefined)
        write({
          [`made/${name}-${version}/packages.yml`]: `packages:\n  - package: acme/tool\n    version: ${needs}\n`,
        })
      await create({ cwd: join(folder, 'made'), file: join(folder, `${name}-${version}.tgz`), gzip: true }, [
        `${name}-${version}`,
      ])
    }
  server = createServer((request, response) => {
    const asked = /^\/api\/v1\/acme\/(\w+)\.json$/.exec(request.url ?? '')?.[1]
    const versions = published[asked ?? '']
    if (request.url?.endsWith('.tgz')) response.end(readFileSync(join(folder, request.url)))
    else if (versions === undefined) response.writeHead(404).end()
    else {
      const address = (version: string) => `${hub().DBT_PACKAGE_HUB_URL}/${asked}-${version}.tgz`
      const told = versions.map((version) => [version, { downloads: { tarball: address(version) } }])
      response.end(JSON.stringify({ versions: Object.fromEntries(told) }))
    }
  })
  await new Promise((done) => server!.listen(0, '127.0.0.1', () => done(undefined)))
}

describe('deps', () => {
  it('links folders, checks out revisions, and follows what packages ask for', async () => {
    const first = commit('1.0.0')
    commit('1.1.0')
    write({
      'project/dbt_project.yml': 'name: shop\n',
      'near/dbt_project.yml': 'name: near\n',
      'near/packages.yml': 'packages:\n  - local: ../further\n',
      'further/dbt_project.yml': 'name: further\n',
      'project/packages.yml': `packages:\n  - local: ../near\n  - git: "file://${folder}/repo"\n    revision: v1.0.0\n    subdirectory: inner\n`,
    })
    const { installed, problems } = await run()
    expect(problems).toEqual([])
    expect(installed.map(({ name }) => name)).toEqual(['near', 'from_git', 'further'])
    expect(read('project/dbt_packages/from_git/dbt_project.yml')).toContain('version: 1.0.0')
    expect(read('project/dbt_packages/further/dbt_project.yml')).toContain('further')
    expect(read('project/package-lock.yml')).toContain(`revision: ${first}`)
  })

  it('takes what the lock file pins until it is told to upgrade', async () => {
    commit('1.0.0')
    write({
      'project/dbt_project.yml': 'name: shop\n',
      'project/packages.yml': `packages:\n  - git: ${folder}/repo\n    subdirectory: inner\n    warn-unpinned: false\n`,
    })
    await run()
    commit('2.0.0')
    await run()
    expect(read('project/dbt_packages/from_git/dbt_project.yml')).toContain('version: 1.0.0')
    await run({}, { upgrade: true })
    expect(read('project/dbt_packages/from_git/dbt_project.yml')).toContain('version: 2.0.0')
  })

  it('asks the hub for the newest version that fits', async () => {
    write({
      'made/pack/dbt_project.yml': 'name: pack\nversion: 1.3.0\n',
      'project/dbt_project.yml': 'name: shop\n',
    })
    await create({ cwd: join(folder, 'made'), file: join(folder, 'pack.tgz'), gzip: true }, ['pack'])
    const archive = readFileSync(join(folder, 'pack.tgz'))
    const address = () => `http://127.0.0.1:${(server!.address() as AddressInfo).port}`
    server = createServer((request, response) => {
      if (request.url === '/pack.tgz') response.end(archive)
      else if (request.url !== '/api/v1/some/pack.json') response.writeHead(404).end()
      else {
        const version = { downloads: { tarball: `${address()}/pack.tgz` } }
        const versions = { '1.2.9': version, '1.10.0-rc1': version, '1.3.0': version, '2.0.0': version }
        response.end(JSON.stringify({ versions }))
      }
    })
    await new Promise((done) => server!.listen(0, '127.0.0.1', () => done(undefined)))
    write({
      'project/packages.yml': 'packages:\n  - package: some/pack\n    version: [">=1.0.0", "<2.0.0"]\n',
    })
    const hub = { DBT_PACKAGE_HUB_URL: address() }
    expect((await run(hub)).installed).toEqual([
      { name: 'pack', kind: 'hub', source: 'some/pack', version: '1.3.0' },
    ])
    write({ 'project/packages.yml': 'packages:\n  - package: some/pack\n    version: "3.0.0"\n' })
    expect(await failure(run(hub, { upgrade: true }))).toEqual([
      'package-version-missing: There is no version of "some/pack" that fits 3.0.0.',
    ])
    write({ 'project/packages.yml': 'packages:\n  - package: some/other\n    version: "3.0.0"\n' })
    expect((await failure(run(hub)))[0]).toMatch(
      /^package-not-found: The hub .* has no package "some\/other"\.$/,
    )
    // Nothing was changed by what failed.
    expect(read('project/dbt_packages/pack/dbt_project.yml')).toContain('1.3.0')
  })

  it('takes versions that all who ask agree on, and tells when there are none', async () => {
    await serveHub({ tool: ['1.0.0', '1.1.0', '2.0.0'], user: ['1.0.0'] }, { user: '[">=1.0.0", "<2.0.0"]' })
    const asks = (version: string) =>
      write({
        'project/packages.yml': `packages:\n  - package: acme/tool\n    version: "${version}"\n  - package: acme/user\n    version: 1.0.0\n`,
      })
    asks('>=1.0.0')
    expect((await run(hub())).installed.map(({ name, version }) => `${name} ${version}`)).toEqual([
      'tool 1.1.0',
      'user 1.0.0',
    ])
    expect(read('project/dbt_packages/tool/dbt_project.yml')).toContain('1.1.0')
    asks('2.0.0')
    expect(await failure(run(hub()))).toEqual([
      'package-version-missing: There is no version of "acme/tool" that fits 2.0.0, >=1.0.0, <2.0.0.',
    ])
  })

  it('adds a package, keeps comments, and writes the sum that dbt writes', async () => {
    await serveHub({ tool: ['1.0.0', '1.1.0', '2.0.0'] })
    write({ 'project/packages.yml': '# ours\npackages:\n  - package: acme/tool\n    version: 1.0.0\n' })
    const add = { words: 'acme/tool@>=1.0.0,<2.0.0', source: 'hub' } as const
    const { added, installed } = await run(hub(), { add })
    expect(added?.replaced).toEqual(['acme/tool'])
    expect(installed[0]?.version).toBe('1.1.0')
    expect(read('project/packages.yml')).toBe(
      '# ours\npackages:\n  - package: acme/tool\n    version:\n      - ">=1.0.0"\n      - <2.0.0\n',
    )
    expect(read('project/package-lock.yml')).toContain('sha1_hash: 43fd324bbe92a14261650eab647727f62a94a251')
    const words = ['acme/tool', 'tool@1.0.0', 'git@host:owner/name.git']
    for (const word of words)
      expect((await failure(run(hub(), { add: { words: word, source: 'hub' } })))[0]).toMatch(
        /^package-to-add-wrong/,
      )
  })

  it('looks again where another revision is asked for, whatever is pinned', async () => {
    commit('1.0.0')
    commit('2.0.0')
    const asks = (revision: string) =>
      write({
        'project/dbt_project.yml': 'name: shop\n',
        'project/packages.yml': `packages:\n  - git: ${folder}/repo\n    subdirectory: inner\n    revision: ${revision}\n`,
      })
    asks('v1.0.0')
    await run()
    asks('v2.0.0')
    await run()
    expect(read('project/dbt_packages/from_git/dbt_project.yml')).toContain('version: 2.0.0')
  })

  it('refuses names that two have, or that lead elsewhere, and revisions that differ', async () => {
    commit('1.0.0')
    const told = (packages: string, name = 'shop') => {
      write({ 'project/dbt_project.yml': `name: ${name}\n`, 'project/packages.yml': packages })
      return failure(run())
    }
    const repository = `  - git: ${folder}/repo\n    subdirectory: inner\n`
    write({ 'near/dbt_project.yml': 'name: from_git\n', 'odd/dbt_project.yml': 'name: ../../odd\n' })
    expect(await told(`packages:\n  - local: ../near\n${repository}`)).toEqual([
      `package-named-twice: The package "${folder}/repo, inner" is named "from_git", as the package "../near" is.`,
    ])
    expect(await told(`packages:\n  - local: ../near\n`, 'from_git')).toEqual([
      'package-named-twice: The package "../near" is named "from_git", as the project itself is.',
    ])
    expect((await told('packages:\n  - local: ../odd\n'))[0]).toMatch(/^package-name-wrong/)
    expect((await told('packages:\n  - tarball: x.tgz\n    name: ../../evil\n'))[0]).toMatch(
      /^package-entry-wrong: .*"\.\.\/\.\.\/evil", which is no folder's/,
    )
    expect(
      await told(`packages:\n${repository}    revision: v1.0.0\n${repository}    revision: main\n`),
    ).toEqual([
      `package-revisions-differ: "${folder}/repo" is asked for in different revisions: "v1.0.0" and "main".`,
    ])
    expect((await told(`packages:\n${repository}    revison: main\n`))[0]).toContain(
      'did you mean "revision"?',
    )
  })

  it('shows no credentials of an address', async () => {
    write({
      'project/dbt_project.yml': 'name: shop\n',
      'project/packages.yml': `packages:\n  - git: "file://{{ env_var('DBT_ENV_SECRET_KEY') }}@${folder}/none"\n    revision: "1"\n`,
    })
    const told = await failure(run({ DBT_ENV_SECRET_KEY: 'hunter2hunter2' }))
    expect(told).toHaveLength(1)
    expect(told[0]).not.toContain('hunter2')
  })

  it('tells entries that are none, with all ways to write one', async () => {
    write({ 'project/dbt_project.yml': 'name: shop\n', 'project/packages.yml': 'packages:\n  - gti: x\n' })
    expect(await failure(run())).toEqual([
      'package-entry-wrong: This package says neither "local", "git", "tarball" nor "package".',
    ])
  })
})
