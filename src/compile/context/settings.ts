import type { Json, JsonObject } from '../../manifest/json.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import { isJsonObject } from '../../project/json.ts'
import { toJson, toValue } from '../../project/template-values.ts'
import { bind } from '../../template/values/arguments.ts'
import {
  Dict,
  HostFunction,
  HostObject,
  type Kwargs,
  TemplateError,
  type Value,
} from '../../template/values/value.ts'
import { isTemplate } from '../render-text.ts'
import { text } from './arguments.ts'
import type { TemplateProject } from './phase.ts'
import { renderIn } from './render-in.ts'
import type { Rendering } from './rendering.ts'

/** `config(...)`, and `config.get`, `config.require`, ... beside it. */
export function configFunction(rendering: Rendering): HostFunction {
  const { phase } = rendering
  const get = (name: string, fallback: Value) => {
    const value = phase.setting(name)
    return value === undefined || value === null ? fallback : toValue(value)
  }
  const persists = (kind: string) => {
    const docs = phase.setting('persist_docs')
    return isJsonObject(docs) && docs[kind] === true
  }
  const table: [string, Value][] = [
    [
      'get',
      new HostFunction('config.get', (args, kwargs) => {
        const [name, fallback] = bind('config.get', ['name', 'default', 'validator'], args, kwargs)
        // While a file is read its settings are not settled yet; dbt gives an empty text then.
        if (phase.unsettled) return ''
        return get(text(name, 'The name given to config.get()'), fallback ?? null)
      }),
    ],
    [
      'require',
      new HostFunction('config.require', (args) => requireSetting(rendering, text(args[0], 'The name'))),
    ],
    [
      'set',
      new HostFunction('config.set', ([name, value], _, site) => {
        phase.configure({ [text(name, 'The name given to config.set()')]: toJson(value ?? null) }, site)
        return ''
      }),
    ],
    [
      'meta_get',
      new HostFunction('config.meta_get', ([name, fallback]) => {
        const meta = phase.setting('meta')
        return isJsonObject(meta)
          ? toValue(meta[String(name)] ?? toJson(fallback ?? null))
          : (fallback ?? null)
      }),
    ],
    ['persist_relation_docs', new HostFunction('config.persist_relation_docs', () => persists('relation'))],
    ['persist_column_docs', new HostFunction('config.persist_column_docs', () => persists('columns'))],
  ]
  return new HostFunction(
    'config',
    (args, kwargs, site) => {
      phase.configure(configValues(args, kwargs), site)
      return ''
    },
    new Map(table),
  )
}

function configValues(args: readonly Value[], kwargs: Kwargs): JsonObject {
  const [first] = args
  if (args.length > 1 || (first !== undefined && !(first instanceof Dict))) {
    throw new TemplateError('config() takes settings by name.', 'Write config(materialized="table").')
  }
  const values: Record<string, Json> = {}
  if (first instanceof Dict) for (const [key, value] of first.entries()) values[String(key)] = toJson(value)
  for (const [key, value] of kwargs) values[key] = toJson(value)
  return values
}

function requireSetting({ phase, node }: Rendering, name: string): Value {
  if (!phase.execute) return ''
  const value = phase.setting(name)
  if (value !== undefined && value !== null) return toValue(value)
  throw new TemplateError(
    `"${node.name}" needs the setting "${name}", and nothing sets it.`,
    undefined,
    'config-missing',
  )
}

/** `var('name', default)`, and `var.has_var('name')`. */
export function varFunction(rendering: Rendering): HostFunction {
  const { project, node, phase } = rendering
  const find = (name: string) => {
    phase.read('var', name)
    return findVar(project.unheard ?? project, node.package, name)
  }
  const has = new HostFunction('var.has_var', ([name]) => find(text(name, 'The name')) !== undefined)
  return new HostFunction(
    'var',
    (args, kwargs, site) => {
      const [given, fallback] = bind('var', ['name', 'default'], args, kwargs)
      const name = text(given, 'The name given to var()')
      const value = find(name)
      // A text may be a template itself: `page_views: "{{ ref('stg_pages') }}"`.
      if (typeof value === 'string' && isTemplate(value)) return renderIn(rendering, value, site)
      if (value !== undefined) return toValue(value)
      if (fallback !== undefined) return fallback
      // While the project is read, a variable may be needed only by a branch that will not be taken.
      if (!phase.execute) return null
      const near = didYouMean(name, varNames(project, node.package))
      throw new TemplateError(
        `The variable "${name}" is not set.`,
        near === undefined
          ? `Set it under "vars:" in the project file, with --vars, or give var() a default.`
          : `Did you mean "${near}"?`,
        'var-missing',
      )
    },
    new Map([['has_var', has]]),
  )
}

/** `--vars` win; then the root project's for this package, the root's for all, and the package's own. */
export function findVar(project: TemplateProject, packageName: string, name: string): Json | undefined {
  for (const vars of varLayers(project, packageName)) {
    const value = vars[name]
    if (value !== undefined) return value
  }
  return undefined
}

function varLayers({ loaded }: TemplateProject, packageName: string): JsonObject[] {
  const layers: JsonObject[] = [loaded.vars]
  const own = loaded.packages.find((item) => item.name === packageName)?.settings.vars
  for (const vars of own === undefined || own === loaded.settings.vars
    ? [loaded.settings.vars]
    : [loaded.settings.vars, own]) {
    const scoped = vars[packageName]
    if (isJsonObject(scoped)) layers.push(scoped)
    layers.push(vars)
  }
  return layers
}

function varNames(project: TemplateProject, packageName: string): Set<string> {
  return new Set(varLayers(project, packageName).flatMap((vars) => Object.keys(vars)))
}

const SECRET = /^(?:DBT_ENV_SECRET|STRATA_SECRET)/

export function envVarFunction({ project, phase }: Rendering): HostFunction {
  return new HostFunction('env_var', (args, kwargs) => {
    const [given, fallback] = bind('env_var', ['name', 'default'], args, kwargs)
    const name = text(given, 'The name given to env_var()')
    if (SECRET.test(name)) {
      throw new TemplateError(
        `The environment variable "${name}" is a secret and may not be used in SQL or macros.`,
        'Secrets belong into the target or the connections of the project file.',
        'secret-in-template',
      )
    }
    phase.read('env_var', name)
    const value = project.environment[name]
    if (value !== undefined) return value
    // As it was given: `env_var('DAYS', false)` is no condition that holds.
    if (fallback !== undefined) return fallback
    const near = didYouMean(name, Object.keys(project.environment))
    throw new TemplateError(
      `The environment variable "${name}" is not set.`,
      near === undefined ? `Set it, or give env_var() a default.` : `Did you mean "${near}"?`,
      'env-var-missing',
    )
  })
}

export function targetValue({ project }: Rendering): Value {
  return new Settings('target', project.target)
}

const usualFlags: JsonObject = {
  ...{ STORE_FAILURES: false, EMPTY: false, INTROSPECT: true, DEBUG: false, WARN_ERROR: false },
  ...{ USE_COLORS: false, FAIL_FAST: false, QUIET: false, PARTIAL_PARSE: true, WRITE_JSON: true },
  ...{ VERSION_CHECK: true, LOG_FORMAT: 'default', INDIRECT_SELECTION: 'eager', PRINTER_WIDTH: 80 },
  ...{ SEND_ANONYMOUS_USAGE_STATS: false, STATIC_PARSER: true, CACHE_SELECTED_ONLY: false, DEFER: false },
  ...{ INVOCATION_COMMAND: '', TARGET_PATH: null, PROFILES_DIR: null, TARGET: null, PROFILE: null },
  ...{ STATE: null, FAVOR_STATE: false, EVENT_TIME_START: null, EVENT_TIME_END: null, SAMPLE: null },
  ...{ PRINT: true, LOG_PATH: null, LOG_LEVEL: 'info', NO_PRINT: false, SINGLE_THREADED: false },
}

export function flagsValue({ project }: Rendering): Value {
  const { command, fullRefresh, flags = {} } = project.invocation
  const given = Object.fromEntries(Object.entries(flags).map(([name, value]) => [name.toUpperCase(), value]))
  return new Settings('flags', {
    ...usualFlags,
    ...given,
    ...{ FULL_REFRESH: fullRefresh === true, WHICH: command, PROJECT_DIR: project.loaded.directory },
    ...{ VARS: project.loaded.vars, INVOCATION_COMMAND: `dbt ${command}` },
    ...{ TARGET: project.target.name ?? null, PROFILE: project.target.profile_name ?? null },
  })
}

/** A mapping whose entries are attributes too: `target.name`, `target['name']`, `target.get('name')`. */
class Settings extends HostObject {
  readonly #values: JsonObject

  constructor(name: string, values: JsonObject) {
    super(name)
    this.#values = values
  }
  override attribute(name: string): Value | undefined {
    if (Object.hasOwn(this.#values, name)) return toValue(this.#values[name])
    if (name === 'get') {
      return new HostFunction('get', ([key, fallback]) => this.item(key ?? null) ?? fallback ?? null)
    }
    if (name === 'keys') return new HostFunction('keys', () => Object.keys(this.#values))
    if (name === 'items')
      return new HostFunction('items', () =>
        (toValue(this.#values) as Dict).size > 0 ? [...this.#pairs()] : [],
      )
    return undefined
  }
  override attributeNames(): Iterable<string> {
    return Object.keys(this.#values)
  }
  override item(key: Value): Value | undefined {
    return typeof key === 'string' && Object.hasOwn(this.#values, key)
      ? toValue(this.#values[key])
      : undefined
  }
  override iterate(): Iterable<Value> {
    return Object.keys(this.#values)
  }
  override contains(key: Value): boolean {
    return typeof key === 'string' && Object.hasOwn(this.#values, key)
  }
  override plain(): Value {
    return toValue(this.#values)
  }
  *#pairs(): Iterable<Value> {
    for (const [key, value] of Object.entries(this.#values)) yield [key, toValue(value)]
  }
}
