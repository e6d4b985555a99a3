import { basename } from 'node:path'
import { plainNumbers } from '../../manifest/exact-scalar.ts'
import {
  profilesMissing,
  profilesShapeWrong,
  profileUnknown,
  profileWrong,
  targetKeyMissing,
  targetTypeUnknown,
  targetUnknown,
  valueWrong,
} from '../../problems/catalogue/project.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import { type Location, type Problem, ProblemError, type Report } from '../../problems/problem.ts'
import type { FileSystem } from '../file-system.ts'
import { isJsonObject, type JsonObject, objectOf, textOf } from '../json.ts'
import type { Target } from '../loaded-project.ts'
import { describe } from '../schema/check-shape.ts'
import type { PlacedYaml } from '../yaml/placed-yaml.ts'
import { readYaml } from '../yaml/read-yaml.ts'
import { findProfiles } from './find-profiles.ts'
import { type Surroundings, settleEntry, settleTree } from './settle-tree.ts'

export interface ChosenTarget {
  readonly target: Target
  readonly names: readonly string[]
}

export interface TargetOptions {
  readonly directory: string
  readonly files: FileSystem
  /** `--target`, `--profile`, `--profiles-dir`. */
  readonly target: string | undefined
  readonly profile: string | undefined
  readonly profilesDirectory: string | undefined
  readonly workingDirectory?: string | undefined
}

/** Where targets are told: under `targets:` of the project file, or under `outputs:` of a profile. */
interface Offer {
  readonly yaml: PlacedYaml
  readonly outputs: JsonObject
  readonly path: readonly string[]
  /** The default's name; asked only where no other is wanted. */
  readonly default: () => string | undefined
  readonly defaultAt: Location
  readonly origin: string
  readonly profile: string
}

/** The warehouse to work with. Throws where one is asked for that is not there. */
export function chooseTarget(
  yaml: PlacedYaml,
  options: TargetOptions,
  surroundings: Surroundings,
  report: Report,
): ChosenTarget {
  const raw = objectOf(yaml.value)
  const project = textOf(raw.name) ?? 'project'
  surroundings.secrets?.rememberWritten(raw.targets)
  const offer =
    ownTargets(yaml, raw, project, surroundings) ?? profileOf(yaml, raw, options, surroundings, report)
  const { environment } = surroundings
  const wanted = options.target ?? environment.STRATA_TARGET ?? environment.DBT_TARGET
  if (offer === undefined) {
    if (wanted !== undefined && wanted !== 'local') {
      throw new ProblemError(
        targetUnknown({ name: wanted, known: ['local'], origin: `"${yaml.file}", which has no "targets:"` }),
      )
    }
    return { target: defaultTarget(project), names: ['local'] }
  }
  const names = Object.keys(offer.outputs)
  const name =
    wanted ??
    offer.default() ??
    (names.length === 1 ? names[0]! : names.includes('default') ? 'default' : names[0]!)
  const entry = offer.outputs[name]
  if (!isJsonObject(entry)) {
    const at = wanted === undefined ? offer.defaultAt : undefined
    throw new ProblemError(
      targetUnknown({ at, name, known: names, near: didYouMean(name, names), origin: offer.origin }),
    )
  }
  return { target: settleTarget(offer, name, entry, surroundings, report), names }
}

function defaultTarget(profile: string): Target {
  return {
    name: 'local',
    type: 'duckdb',
    database: 'warehouse',
    schema: 'analytics',
    threads: 4,
    settings: { type: 'duckdb', path: 'target/warehouse.duckdb', schema: 'analytics', threads: 4 },
    places: {},
    profile,
  }
}

function ownTargets(
  yaml: PlacedYaml,
  raw: JsonObject,
  profile: string,
  surroundings: Surroundings,
): Offer | undefined {
  const outputs = raw.targets
  if (!isJsonObject(outputs) || Object.keys(outputs).length === 0) return undefined
  return {
    yaml,
    outputs,
    path: ['targets'],
    default: () => nameIn(yaml, raw, 'target', ['target'], surroundings),
    defaultAt: yaml.ofValue(raw, 'target'),
    origin: `"${yaml.file}"`,
    profile,
  }
}

function profileOf(
  yaml: PlacedYaml,
  raw: JsonObject,
  options: TargetOptions,
  surroundings: Surroundings,
  report: Report,
): Offer | undefined {
  const told = options.profile ?? surroundings.environment.DBT_PROFILE
  const name = told ?? nameIn(yaml, raw, 'profile', ['profile'], surroundings)
  if (name === undefined) return undefined
  const at = told === undefined ? yaml.ofValue(raw, 'profile') : undefined
  const found = findProfiles(options, surroundings.environment)
  if (typeof found === 'object' && 'looked' in found) {
    throw new ProblemError(profilesMissing({ at, profile: name, looked: found.looked }))
  }
  const problems: Problem[] = []
  const profiles = readYaml(found.file, found.text, (problem) => problems.push(problem))
  if (profiles === undefined) throw new ProblemError(problems)
  problems.forEach(report)
  if (!isJsonObject(profiles.value))
    throw new ProblemError(
      profilesShapeWrong({ file: found.file, profile: name, empty: profiles.value === null }),
    )
  const entries = objectOf(profiles.value)
  surroundings.secrets?.rememberWritten(entries)
  const entry = entries[name]
  const names = Object.keys(entries).filter((key) => key !== 'config')
  if (entry === undefined) {
    throw new ProblemError(
      profileUnknown({ at, name, file: found.file, known: names, near: didYouMean(name, names) }),
    )
  }
  const outputs = isJsonObject(entry) ? entry.outputs : undefined
  if (!isJsonObject(entry) || !isJsonObject(outputs) || Object.keys(outputs).length === 0) {
    throw new ProblemError(
      profileWrong({
        at: profiles.ofKey(entries, name),
        name,
        what:
          outputs === undefined || outputs === null || isJsonObject(outputs)
            ? 'has no "outputs"'
            : 'has "outputs" that are no mapping of names to targets',
        hint: 'A profile has "target:", the default output, and "outputs:" with an entry for each target.',
      }),
    )
  }
  return {
    yaml: profiles,
    outputs,
    path: [name, 'outputs'],
    default: () => nameIn(profiles, entry, 'target', [name, 'target'], surroundings) ?? 'default',
    defaultAt: profiles.ofValue(entry, 'target'),
    origin: `the profile "${name}" of "${found.file}"`,
    profile: name,
  }
}

/** A name that all else hangs on: where its template fails, that is the one thing to tell. */
function nameIn(
  yaml: PlacedYaml,
  container: JsonObject,
  key: string,
  path: readonly string[],
  surroundings: Surroundings,
): string | undefined {
  const problems: Problem[] = []
  const value = settleEntry(yaml, container, key, container[key] ?? null, path, surroundings, (problem) =>
    problems.push(problem),
  )
  if (problems.length > 0) throw new ProblemError(problems)
  return textOf(value)
}

const engines: Readonly<Record<Target['type'], readonly string[]>> = {
  duckdb: [
    'type',
    'path',
    'schema',
    'database',
    'threads',
    'extensions',
    'settings',
    'attach',
    'memory_limit',
    'temp_directory',
  ],
  bigquery: [
    'type',
    'method',
    'project',
    'dataset',
    'location',
    'threads',
    'keyfile',
    'priority',
    'maximum_bytes_billed',
  ],
}

function settleTarget(
  offer: Offer,
  name: string,
  entry: JsonObject,
  surroundings: Surroundings,
  report: Report,
): Target {
  const { yaml } = offer
  const at = yaml.ofKey(offer.outputs, name)
  // The type first: on a warehouse we cannot build in, nothing else of the entry matters.
  const type = nameIn(yaml, entry, 'type', [...offer.path, name, 'type'], surroundings)
  if (type !== 'duckdb' && type !== 'bigquery') {
    const known = Object.keys(engines)
    const written = type === undefined ? didYouMean('type', Object.keys(entry)) : undefined
    const near = type === undefined ? undefined : didYouMean(type, known)
    throw new ProblemError(
      targetTypeUnknown({
        at:
          written !== undefined
            ? yaml.ofKey(entry, written)
            : type === undefined
              ? at
              : yaml.ofValue(entry, 'type'),
        target: name,
        type,
        known,
        near,
        written,
      }),
    )
  }
  const { dialect, ...settings } = objectOf(
    settleTree(yaml, entry, [...offer.path, name], surroundings, report),
  )
  const language = dialect === 'bigquery' || dialect === 'duckdb' ? dialect : undefined
  if (language === undefined && dialect !== undefined && dialect !== null) {
    const found = describe(dialect)
    report(
      valueWrong({
        at: yaml.ofValue(entry, 'dialect'),
        key: 'dialect',
        expected: '"bigquery" or "duckdb"',
        found,
      }),
    )
  }
  for (const key of ['schema', 'database', 'path'] as const) {
    const given = settings[key] ?? null
    if (type !== 'duckdb' || given === null || textOf(given) !== undefined) continue
    report(valueWrong({ at: yaml.ofValue(entry, key), key, expected: 'text', found: describe(given) }))
  }
  const schema = textOf(settings.schema ?? settings.dataset)
  const database = textOf(settings.database ?? settings.project)
  if (type === 'bigquery') {
    const known = ['schema', 'database', ...engines.bigquery]
    for (const [missing, other, value] of [
      ['dataset', 'schema', schema],
      ['project', 'database', database],
    ] as const) {
      if (value !== undefined) continue
      const written = [missing, other].find((key) => entry[key] !== undefined && entry[key] !== null)
      const key =
        written ??
        didYouMean(
          missing,
          Object.keys(entry).filter((key) => !known.includes(key)),
        )
      const place = key === undefined ? at : yaml.ofKey(entry, key)
      report(
        written === undefined
          ? targetKeyMissing({
              at: place,
              target: name,
              type,
              missing,
              wants: engines.bigquery,
              written: key,
            })
          : valueWrong({ at: place, key: written, expected: 'text', found: describe(settings[written]) }),
      )
    }
  }
  const threads = Number(settings.threads ?? (offer.path[0] === 'targets' ? 4 : 1))
  const sound = Number.isInteger(threads) && threads > 0
  if (!sound) {
    const found = describe(settings.threads)
    report(
      valueWrong({
        at: yaml.ofValue(entry, 'threads'),
        key: 'threads',
        expected: 'a whole number from 1 on',
        found,
      }),
    )
  }
  return {
    name,
    type,
    database: database ?? (type === 'duckdb' ? databaseOfFile(textOf(settings.path)) : ''),
    // dbt's own default for DuckDB; projects that moved here count on it.
    schema: schema ?? (offer.path[0] === 'targets' ? 'analytics' : 'main'),
    threads: sound ? threads : 1,
    settings: objectOf(plainNumbers(settings)),
    ...(language === undefined ? {} : { dialect: language }),
    at,
    places: Object.fromEntries(Object.keys(entry).map((key) => [key, yaml.ofKey(entry, key)])),
    profile: offer.profile,
  }
}

/** DuckDB names a database after its file, up to the first dot. */
function databaseOfFile(path: string | undefined): string {
  if (path === undefined || path === '' || path.startsWith(':memory:')) return 'memory'
  return basename(path).split('.')[0] || 'memory'
}
