// What dbt lends to templates of its own inside: the context as a mapping, the running project's configuration, `render`.

import { toValue } from '../../project/template-values.ts'
import { Dict, HostFunction, HostObject, Tuple, type Value } from '../../template/values/value.ts'
import { text } from './arguments.ts'
import { renderIn } from './render-in.ts'
import type { Rendering } from './rendering.ts'

const contexts = new WeakMap<Rendering, ContextValue>()

/** `context`: every name that the template can see, and what it puts there for later macros of the same rendering. */
export function contextValue(rendering: Rendering): Value {
  let found = contexts.get(rendering)
  if (found === undefined) contexts.set(rendering, (found = new ContextValue(rendering)))
  return found
}

class ContextValue extends HostObject {
  readonly #rendering: Rendering
  readonly #own = new Dict()

  constructor(rendering: Rendering) {
    super('Context')
    this.#rendering = rendering
  }
  override get ownNames(): boolean {
    return true
  }
  override attribute(name: string): Value | undefined {
    switch (name) {
      case 'get':
        return new HostFunction('get', ([key, fallback]) => this.item(key ?? null) ?? fallback ?? null)
      case 'update':
        return new HostFunction('update', ([values]) => {
          if (values instanceof Dict) for (const [key, value] of values.entries()) this.#own.set(key, value)
          return null
        })
      case 'keys':
        return new HostFunction('keys', () => [...this.iterate()])
      case 'items':
        return new HostFunction('items', () =>
          [...this.iterate()].map((key) => new Tuple([key, this.item(key) ?? null])),
        )
      default:
        return this.item(name)
    }
  }
  override item(key: Value): Value | undefined {
    if (typeof key !== 'string') return undefined
    return this.#own.get(key) ?? this.#rendering.scope.get(key)
  }
  override contains(key: Value): boolean {
    return this.item(key) !== undefined
  }
  override mapping(): boolean {
    return true
  }
  override iterate(): Iterable<Value> {
    return [...this.#own.keys(), ...this.#rendering.scope.keys()]
  }
}

/** `ref.config`: the running project as packages look at it. Nothing of credentials. */
export function runtimeConfig({ project }: Rendering): HostObject {
  const { loaded, target } = project
  const describe = (item: (typeof loaded.packages)[number]): HostObject => {
    const { settings } = item
    return new HostObject(
      'RuntimeConfig',
      new Map<string, Value>([
        ['project_name', item.name],
        ['version', settings.version ?? null],
        ['project_root', item.directory],
        ['vars', varsValue(settings.vars as never)],
        ['model_paths', [...settings.modelPaths]],
        ['macro_paths', [...settings.macroPaths]],
        ['seed_paths', [...settings.seedPaths]],
        ['test_paths', [...settings.testPaths]],
        ['snapshot_paths', [...settings.snapshotPaths]],
        ['analysis_paths', [...settings.analysisPaths]],
        ['on_run_start', settings.onRunStart.map(({ sql }) => sql)],
        ['on_run_end', settings.onRunEnd.map(({ sql }) => sql)],
        ['packages', new HostObject('PackageConfig', new Map<string, Value>([['packages', []]]))],
        ['query_comment', null],
        ['cli_vars', toValue(loaded.vars)],
        ['target_name', toValue(target.name)],
        ['profile_name', toValue(target.profile_name)],
        ['threads', toValue(target.threads)],
        ['args', new HostObject('Namespace', new Map<string, Value>([['vars', toValue(loaded.vars)]]))],
        ['credentials', toValue(target)],
      ]),
    )
  }
  const root = loaded.packages.find((item) => item.root) ?? loaded.packages[0]!
  const whole = describe(root)
  const dependencies = Dict.of(loaded.packages.map((item): [string, Value] => [item.name, describe(item)]))
  return new HostObject('RuntimeConfig', new Map([...whole.table, ['dependencies', dependencies]]))
}

function varsValue(vars: never): Value {
  const dict = toValue(vars)
  return new HostObject(
    'VarProvider',
    new Map<string, Value>([
      ['vars', dict],
      ['to_dict', new HostFunction('to_dict', () => dict)],
      [
        'get',
        new HostFunction('get', ([key, fallback]) => (dict as Dict).get(key ?? null) ?? fallback ?? null),
      ],
    ]),
  )
}

/** `render(text)`: the text as a template, with all that this one sees. */
export function renderFunction(rendering: Rendering): HostFunction {
  return new HostFunction('render', ([given], _, site) => {
    if (given === null || given === undefined) return ''
    const source = text(given, 'The text given to render()')
    return source.includes('{') ? renderIn(rendering, source, site) : source
  })
}

/** `diff_of_two_dicts(a, b)`: the entries of `a` whose values are not all in `b`. */
export const diffOfTwoDicts = new HostFunction('diff_of_two_dicts', ([left, right]) => {
  const result = new Dict()
  if (!(left instanceof Dict) || !(right instanceof Dict)) return result
  const words = (value: Value | undefined): string[] =>
    (Array.isArray(value) ? (value as readonly Value[]) : []).map((item) => String(item).toLowerCase())
  for (const [key, value] of left.entries()) {
    const there = new Set(words(right.get(key)))
    const missing = (Array.isArray(value) ? (value as readonly Value[]) : []).filter(
      (item) => !there.has(String(item).toLowerCase()),
    )
    if (missing.length > 0) result.set(key, missing)
  }
  return result
})
