import { describe, expect, it } from 'vitest'
import { type Problem, ProblemError, type Report } from '../problems/problem.ts'
import { Secrets } from '../problems/secrets.ts'
import type { FileSystem, FolderEntry } from './file-system.ts'
import { type LoadOptions, loadProject } from './load-project.ts'
import { settleConnection } from './settle-connection.ts'

type Files = Readonly<Record<string, string>>

function inMemory(contents: Files): FileSystem {
  const paths = Object.keys(contents).map((path) => (path.startsWith('/') ? path : `/p/${path}`))
  return {
    readText: (path) => contents[path] ?? contents[path.replace(/^\/p\//, '')],
    list(folder) {
      const below = paths
        .filter((path) => path.startsWith(`${folder}/`))
        .map((path) => path.slice(folder.length + 1))
      if (below.length === 0) return undefined
      const entries = new Map<string, FolderEntry>()
      for (const path of below) {
        const [name = '', ...rest] = path.split('/')
        entries.set(name, { name, kind: rest.length > 0 ? 'folder' : 'file' })
      }
      return [...entries.values()]
    },
  }
}

function load(contents: Files, options: Partial<LoadOptions> = {}) {
  const problems: Problem[] = []
  const project = loadProject(
    { directory: '/p', environment: {}, files: inMemory(contents), ...options },
    (problem) => problems.push(problem),
  )
  return { project, problems }
}

function refused(contents: Files, options: Partial<LoadOptions> = {}): readonly Problem[] {
  try {
    load(contents, options)
  } catch (error) {
    if (error instanceof ProblemError) return error.problems
    throw error
  }
  throw new Error('it was loaded')
}

const minimal = { 'project.yml': 'name: acme\n' }

describe('loadProject', () => {
  it('lets a target name the language of the models, which dbt does not mind there', () => {
    const profiles = (dialect: string) => ({
      'dbt_project.yml': 'name: acme\nprofile: acme\n',
      'profiles.yml': `acme: {target: laptop, outputs: {laptop: {type: duckdb, path: a.duckdb, dialect: ${dialect}}}}`,
    })
    const { project, problems } = load(profiles('bigquery'))
    expect(problems).toEqual([])
    expect(project.dialect).toBe('bigquery')
    expect(project.target.settings).not.toHaveProperty('dialect')
    expect(load(profiles('gosql')).problems).toMatchObject([
      { code: 'value-wrong', at: { file: 'profiles.yml' } },
    ])
  })

  it('gives an embedded warehouse to a project that names none', () => {
    const { project, problems } = load(minimal)
    expect(problems).toEqual([])
    expect(project).toMatchObject({
      name: 'acme',
      dialect: 'duckdb',
      target: {
        name: 'local',
        type: 'duckdb',
        schema: 'analytics',
        settings: { path: 'target/warehouse.duckdb' },
      },
      settings: { modelPaths: ['models'], targetPath: 'target', packagesInstallPath: 'dbt_packages' },
    })
  })

  it('takes the target that is asked for, and evaluates that one only', () => {
    const text = `name: acme
dialect: bigquery
target: local
targets:
  local: {type: duckdb, path: a/my.db.duckdb, schema: main, threads: "{{ env_var('N', '3') }}"}
  prod: {type: bigquery, project: "{{ env_var('P') }}", dataset: d}
`
    const { project, problems } = load({ 'project.yml': text })
    expect(problems).toEqual([])
    expect(project.target).toMatchObject({ name: 'local', database: 'my', schema: 'main', threads: 3 })
    expect(project.targetNames).toEqual(['local', 'prod'])
    expect(project.dialect).toBe('bigquery')
    const prod = load({ 'project.yml': text }, { target: 'prod', environment: { P: 'gcp' } })
    expect(prod.project.target).toMatchObject({ type: 'bigquery', database: 'gcp', schema: 'd' })
    expect(load({ 'project.yml': text }, { environment: { STRATA_TARGET: 'prod' } }).problems).toMatchObject([
      { code: 'environment-variable-missing', at: { file: 'project.yml', line: 6 } },
    ])
    expect(refused({ 'project.yml': text }, { target: 'prd' })).toMatchObject([
      { code: 'target-unknown', hint: 'Did you mean "prod"?' },
    ])
  })

  it('reads a dbt project with its profile, from the named folder, the project and the home folder in turn', () => {
    const profile =
      'shop:\n  target: dev\n  outputs:\n    dev: {type: duckdb, path: shop.duckdb, threads: 8}\n'
    const dbt = { 'dbt_project.yml': 'name: shop\nprofile: shop\nconfig-version: 2\n' }
    const expected = { name: 'dev', database: 'shop', schema: 'main', threads: 8, profile: 'shop' }
    expect(load({ ...dbt, 'profiles.yml': profile }).project.target).toMatchObject(expected)
    expect(
      load({ ...dbt, '/home/me/.dbt/profiles.yml': profile }, { environment: { HOME: '/home/me' } }).project
        .target,
    ).toMatchObject(expected)
    expect(
      load({ ...dbt, '/x/profiles.yml': profile }, { profilesDirectory: '/x' }).project.target,
    ).toMatchObject(expected)
    expect(refused(dbt)).toMatchObject([
      { code: 'profiles-missing', at: { file: 'dbt_project.yml', line: 2 } },
    ])
    expect(refused({ ...dbt, 'profiles.yml': profile.replace('duckdb', 'duckdv') })).toMatchObject([
      { code: 'target-type-unknown', hint: 'Did you mean "duckdb"?', at: { file: 'profiles.yml', line: 4 } },
    ])
    expect(refused({ ...dbt, 'profiles.yml': profile.replace('shop:', 'shpo:') })).toMatchObject([
      { code: 'profile-unknown', hint: 'Did you mean "shpo"?' },
    ])
  })

  it('tells a number of threads that is none, and a file without keys', () => {
    const text = 'name: a\ntargets:\n  b: {type: duckdb, threads: many}\n'
    expect(load({ 'project.yml': text }).problems).toMatchObject([
      {
        message: '"threads" must be a whole number from 1 on, but is the text "many".',
        at: { line: 3, column: 30 },
      },
    ])
    expect(refused({ 'project.yml': '# nothing\n' })).toMatchObject([{ code: 'yaml-not-mapping' }])
  })

  it('says where a project is missing and when there are two files', () => {
    expect(refused({ 'models/a.sql': 'select 1' })).toMatchObject([{ code: 'project-missing' }])
    expect(load({ ...minimal, 'dbt_project.yml': 'name: other\n' }).problems).toMatchObject([
      { code: 'two-project-files', severity: 'warning' },
    ])
  })

  it('tells unknown keys, wrong types and missing keys of the project file at their places', () => {
    const { problems } = load({ 'project.yml': 'version: 1\nmodel-path: [models]\nseed-paths: {a: 1}\n' })
    expect(problems).toMatchObject([
      { code: 'key-missing', message: 'The key "name" is missing in "project.yml".' },
      { code: 'value-wrong', at: { line: 3, column: 13 } },
      {
        code: 'unknown-key',
        severity: 'warning',
        hint: 'Did you mean "model-paths"?',
        at: { line: 2, column: 1 },
      },
    ])
  })

  it('sorts files by what they are, and leaves ignored ones out', () => {
    const { project } = load({
      ...minimal,
      '.strataignore': '*_old.sql\nmodels/scratch/\n',
      'models/staging/stg_a.sql': 'select 1',
      'models/staging/_a.yml': 'models: []\n',
      'models/a_old.sql': '',
      'models/scratch/x.sql': '',
      'models/notes.md': '{% docs a %} Text {% enddocs %}',
      'macros/m.sql': '',
      'tests/t.sql': '',
      'tests/generic/g.sql': '',
      'tests/fixtures/f.csv': 'a',
      'seeds/s.csv': 'id\n1\n',
    })
    const files = project.packages[0]?.files.map(({ kind, file, path }) => `${kind} ${file} ${path}`)
    expect(files).toEqual([
      'macro macros/m.sql m.sql',
      'docs models/notes.md notes.md',
      'schema models/staging/_a.yml staging/_a.yml',
      'model models/staging/stg_a.sql staging/stg_a.sql',
      'seed seeds/s.csv s.csv',
      'fixture tests/fixtures/f.csv fixtures/f.csv',
      'generic-test tests/generic/g.sql generic/g.sql',
      'test tests/t.sql t.sql',
    ])
    expect(project.packages[0]?.docs).toEqual([
      { name: 'a', at: { file: 'models/notes.md', line: 1, column: 1 }, contents: 'Text' },
    ])
  })

  it('looks for docs in no other folder where the project names theirs', () => {
    const { project, problems } = load({
      'project.yml': 'name: acme\ndocs-paths: [words]\n',
      'models/notes.md': '{% docs a %} Elsewhere {% enddocs %}',
      'words/notes.md': '{% docs a %} Here {% enddocs %}',
    })
    expect(problems).toEqual([])
    expect(project.packages[0]?.docs).toMatchObject([{ name: 'a', contents: 'Here' }])
  })

  it('loads installed and local packages, and says when some are not installed', () => {
    const files = {
      ...minimal,
      'packages.yml': 'packages:\n  - package: org/tools\n    version: 1.0.0\n  - local: ../own\n',
      '/own/dbt_project.yml': 'name: own\n',
    }
    expect(load(files).problems).toMatchObject([
      { code: 'packages-not-installed', at: { file: 'packages.yml', line: 2 } },
    ])
    const { project, problems } = load({
      ...files,
      'dbt_packages/tools/dbt_project.yml': 'name: tools\nunheard-of: 1\n',
      'dbt_packages/tools/macros/x.sql': '{% macro x() %}{% endmacro %}',
    })
    expect(problems).toEqual([])
    expect(project.packages.map(({ name, prefix }) => [name, prefix])).toEqual([
      ['acme', ''],
      ['tools', 'dbt_packages/tools'],
      ['own', '../own'],
    ])
    expect(project.packages[1]?.files[0]).toMatchObject({
      file: 'dbt_packages/tools/macros/x.sql',
      originalPath: 'macros/x.sql',
      path: 'x.sql',
    })
  })

  it('takes the installed copy of a local package, whatever the folders are called', () => {
    const { project, problems } = load({
      ...minimal,
      'packages.yml': 'packages:\n  - local: ../\n',
      '/dbt_project.yml': 'name: tools\n',
      'dbt_packages/tools/dbt_project.yml': 'name: tools\n',
    })
    expect(problems).toEqual([])
    expect(project.packages.map(({ prefix }) => prefix)).toEqual(['', 'dbt_packages/tools'])
  })

  it('remembers secrets and evaluates a connection when it is used', () => {
    const secrets = new Secrets()
    const text =
      'name: acme\nconnections:\n  app: {type: sqlserver, host: h, password: "{{ env_var(\'PW\') }}"}\n'
    const { project, problems } = load({ 'project.yml': text }, { secrets })
    expect(problems).toEqual([])
    const missing: Problem[] = []
    const settle = (...how: [Parameters<typeof settleConnection>[3], Report]) =>
      settleConnection(project, project.connections.app!, ['connections', 'app'], ...how)
    settle({ environment: {} }, (problem) => missing.push(problem))
    expect(missing).toMatchObject([{ code: 'environment-variable-missing', at: { line: 3 } }])
    const settled = settle({ environment: { PW: 's3cr3t!' }, secrets }, () => {})
    expect(settled).toEqual({ type: 'sqlserver', host: 'h', password: 's3cr3t!' })
    expect(secrets.redact('login with s3cr3t! failed')).toBe('login with ***** failed')
  })

  it('takes the settings of a connection that stand in a source, with the place of the source', () => {
    const source = `sources:
  - name: app
    loader: sqlserver
    connection: {host: h, password: "{{ env_var('PW') }}"}
    tables: [{name: people}]
`
    const { project, problems } = load({ ...minimal, 'models/app.yml': source })
    expect(problems).toEqual([])
    const [definition] = project.packages[0]!.definitions.sources
    const own = definition!.ownConnection!
    expect(own.at).toMatchObject({ file: 'models/app.yml', line: 4 })
    const settle = (...how: [Parameters<typeof settleConnection>[3], Report]) =>
      settleConnection(project, own, ['connection'], ...how)
    const settled = settle({ environment: { PW: 's3cr3t!' } }, () => {})
    expect(settled).toEqual({ host: 'h', password: 's3cr3t!' })
    const missing: Problem[] = []
    settle({ environment: {} }, (problem) => missing.push(problem))
    expect(missing.map(({ message }) => message)).toEqual([
      '"connection.password" needs the environment variable "PW", which is not set.',
    ])
  })

  it('reads schema files once for the same content', () => {
    const kept = new Map<string, never>()
    const schemaCache = {
      get: (key: string) => kept.get(key),
      set: (key: string, file: unknown) => void kept.set(key, file as never),
    }
    const files = { ...minimal, 'models/a.yml': 'models:\n  - name: a\n    descripton: x\n' }
    const first = load(files, { openSchemaCache: () => schemaCache })
    const second = load(files, { openSchemaCache: () => schemaCache })
    expect(kept.size).toBe(1)
    expect(second.problems).toEqual(first.problems)
    expect(second.project).toEqual(first.project)
    expect(JSON.parse(JSON.stringify(first.project))).toEqual(first.project)
  })
})
