import { createHash } from 'node:crypto'

/** Names of environment variables with a digest of their values at the time; the values themselves are never kept. */
export type EnvironmentReads = Readonly<Record<string, string>>

type Environment = Readonly<Record<string, string | undefined>>

/** The same environment, noting in `names` whatever is read. */
export function watchEnvironment(environment: Environment, names: Set<string>): Environment {
  return new Proxy(environment, {
    get(target, name) {
      if (typeof name !== 'string') return undefined
      names.add(name)
      return target[name]
    },
  })
}

export function digestReads(environment: Environment, names: Iterable<string>): EnvironmentReads {
  return Object.fromEntries([...names].map((name) => [name, digest(environment[name])]))
}

export function stillHolds(environment: Environment, reads: EnvironmentReads): boolean {
  return Object.entries(reads).every(([name, known]) => digest(environment[name]) === known)
}

function digest(value: string | undefined): string {
  return value === undefined ? 'unset' : createHash('sha1').update(value).digest('base64')
}
