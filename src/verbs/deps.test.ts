import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { create } from 'tar'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ProblemError } from '../problems/problem.ts'
import { deps } from './deps.ts'

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

const run = (environment: Record<string, string> = {}, more: { upgrade?: boolean } = {}) =>
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
    expect((await failure(run(hub)))[0]).toMatch(/^hub-unreachable: .*the answer is 404\.$/)
    // Nothing was changed by what failed.
    expect(read('project/dbt_packages/pack/dbt_project.yml')).toContain('1.3.0')
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
