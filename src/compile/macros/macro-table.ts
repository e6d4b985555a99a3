import { createHash } from 'node:crypto'
import type { MacroDefinition, StaticCall, Template } from '../../template/parse-template.ts'

/** A macro of the project, of a package or of ours (package `dbt`). */
export interface MacroEntry {
  /** `macro.acme.cents` */
  readonly id: string
  readonly name: string
  readonly package: string
  readonly definition: MacroDefinition
  readonly template: Template
}

/** What a macro does, itself and through the macros it calls, as far as its text tells. */
export interface MacroEffects {
  /** Ids, its own first. */
  readonly macros: readonly string[]
  /** It calls ref, source or config, or may raise: only rendering tells what comes of it. */
  readonly resolves: boolean
  /** It asks the warehouse something. */
  readonly asks: boolean
  /** Names of variables and of the environment, where they are written out. */
  readonly reads: ReadonlySet<string>
  /** Changes when the text of any of these macros does. */
  readonly hash: string
}

/** The package of macros that every project has. */
export const BUILTIN = 'dbt'

const RESOLVING = /^(?:builtins\.)?(?:ref|source|function|metric|config(?:\.set)?|exceptions\..*)$/
const ASKING =
  /^(?:run_query|statement|load_relation|load_cached_relation|get_columns_in_query|adapter\.(?:get_|list_|check_|execute|drop_|create_|rename_|truncate_|expand_|is_replaceable|add_query).*)$/

/** Methods of the adapter that are macros by themselves, which projects may replace. */
const BY_MACRO: Readonly<Record<string, string>> = {
  'adapter.drop_relation': 'drop_relation',
  'adapter.rename_relation': 'rename_relation',
  'adapter.truncate_relation': 'truncate_relation',
  'adapter.create_schema': 'create_schema',
  'adapter.drop_schema': 'drop_schema',
  'adapter.get_columns_in_relation': 'get_columns_in_relation',
  'adapter.get_missing_columns': 'get_columns_in_relation',
  'adapter.expand_target_column_types': 'get_columns_in_relation',
}
/** Macros of dbt that are functions here. */
const FUNCTIONS: ReadonlySet<string> = new Set([
  ...['statement', 'run_query', 'load_relation', 'load_cached_relation', 'get_columns_in_relation'],
  'should_full_refresh',
])

/** Macros by package and name, with dbt's order of looking them up. */
export class MacroTable {
  readonly #packages = new Map<string, Map<string, MacroEntry>>()
  readonly #byId = new Map<string, MacroEntry>()
  readonly #effects = new Map<string, MacroEffects>()
  readonly #callsOf = new Map<Template, ReadonlyMap<string, readonly StaticCall[]>>()
  #replacesAny: boolean | undefined
  readonly #root: string
  readonly #searchOrder: ReadonlyMap<string, readonly string[]>
  readonly #dispatched = new Map<string, Map<string, MacroEntry | undefined>>()
  readonly #prefixes: readonly string[]

  constructor(
    entries: Iterable<MacroEntry>,
    settings: {
      readonly root: string
      readonly adapter: string
      readonly searchOrder: ReadonlyMap<string, readonly string[]>
    },
  ) {
    this.#root = settings.root
    this.#searchOrder = settings.searchOrder
    this.#prefixes = [settings.adapter, 'default']
    for (const entry of entries) {
      const macros = this.#packages.get(entry.package) ?? new Map<string, MacroEntry>()
      this.#packages.set(entry.package, macros)
      macros.set(entry.name, entry)
      this.#byId.set(entry.id, entry)
    }
  }

  get(id: string): MacroEntry | undefined {
    return this.#byId.get(id)
  }

  entries(): Iterable<MacroEntry> {
    return this.#byId.values()
  }

  hasPackage(name: string): boolean {
    return this.#packages.has(name)
  }

  packages(): Iterable<string> {
    return this.#packages.keys()
  }

  inPackage(packageName: string, name: string): MacroEntry | undefined {
    return this.#packages.get(packageName)?.get(name)
  }

  namesIn(packageName: string): Iterable<string> {
    return this.#packages.get(packageName)?.keys() ?? []
  }

  /** True where the project, or who stands before us in the search, has its own version of one of our macros. */
  replaces(name: string): boolean {
    const names = [name, ...this.dispatchNames(name)]
    for (const packageName of this.#searched(BUILTIN)) {
      if (packageName === BUILTIN) return false
      if (names.some((full) => this.inPackage(packageName, full) !== undefined)) return true
    }
    return false
  }

  /** True where there is a replacement of any macro of ours, which names of tables and schemas are not counted for. */
  replacesAny(): boolean {
    if (this.#replacesAny !== undefined) return this.#replacesAny
    const bare = new RegExp(`^(?:${this.#prefixes.join('|')})__`)
    const known = (full: string) => {
      const name = full.replace(bare, '')
      return FUNCTIONS.has(name) || this.inPackage(BUILTIN, name) !== undefined
    }
    const isPart = (name: string) =>
      !/(?:^|__)generate_(?:schema|alias|database)_name$/.test(name) && known(name)
    const others = this.#searched(BUILTIN).filter((packageName) => packageName !== BUILTIN)
    this.#replacesAny = others.some((packageName) => [...this.namesIn(packageName)].some(isPart))
    return this.#replacesAny
  }

  /** A bare name as a node of `from` sees it: own package, root project, ours. */
  resolve(name: string, from: string): MacroEntry | undefined {
    return this.inPackage(from, name) ?? this.inPackage(this.#root, name) ?? this.inPackage(BUILTIN, name)
  }

  /** What the adapter runs by this name: the project's own, or what ours leads to. */
  executed(name: string): MacroEntry | undefined {
    const own = this.inPackage(this.#root, name) ?? this.dispatch(name, BUILTIN, BUILTIN)
    return own ?? this.inPackage(BUILTIN, name)
  }

  /** The macro, where the project replaces it or anything that it calls. */
  replacement(entry: MacroEntry | undefined): MacroEntry | undefined {
    if (entry === undefined || !this.replacesAny()) return undefined
    const isReplaced = (id: string): boolean => {
      const macro = this.get(id)
      return macro !== undefined && (macro.package !== BUILTIN || this.replaces(macro.name))
    }
    return this.effects(entry).macros.some(isReplaced) ? entry : undefined
  }

  /** Every bare name that a node of `from` can call. */
  *visible(from: string): Iterable<string> {
    for (const name of new Set([from, this.#root, BUILTIN])) yield* this.namesIn(name)
  }

  /** `adapter.dispatch(name, namespace)`: the adapter's own version first, in the order of packages. */
  dispatch(name: string, namespace: string | undefined, from: string): MacroEntry | undefined {
    const known = this.#isKnown(namespace) ? namespace : undefined
    // Where the package is not told, it hangs on who calls.
    const key = known ?? `\0${from}`
    let found = this.#dispatched.get(key)
    if (found === undefined) {
      found = new Map()
      this.#dispatched.set(key, found)
    }
    if (!found.has(name)) found.set(name, this.#dispatchTo(name, known, from))
    return found.get(name)
  }

  #dispatchTo(name: string, namespace: string | undefined, from: string): MacroEntry | undefined {
    const packages = namespace === undefined ? [undefined] : this.#searched(namespace)
    for (const packageName of packages) {
      for (const full of this.dispatchNames(name)) {
        const entry = packageName === undefined ? this.resolve(full, from) : this.inPackage(packageName, full)
        if (entry !== undefined) return entry
      }
    }
    return undefined
  }

  /** `duckdb__name`, `default__name`. */
  dispatchNames(name: string): string[] {
    return this.#prefixes.map((prefix) => `${prefix}__${name}`)
  }

  /** The macro that a dotted call leads to; undefined for calls of anything else. */
  callee(callee: string, from: string): MacroEntry | undefined {
    const dot = callee.indexOf('.')
    if (dot < 0) return this.resolve(callee, from)
    return this.inPackage(callee.slice(0, dot), callee.slice(dot + 1))
  }

  effects(entry: MacroEntry): MacroEffects {
    const known = this.#effects.get(entry.id)
    if (known !== undefined) return known
    const seen = new Map<string, MacroEntry>([[entry.id, entry]])
    const reads = new Set<string>()
    let resolves = false
    let asks = false
    for (const current of seen.values()) {
      for (const call of this.callsOf(current)) {
        resolves ||= RESOLVING.test(call.callee)
        asks ||= ASKING.test(call.callee)
        if (call.callee === 'var' || call.callee === 'env_var') reads.add(String(call.args?.[0] ?? '*'))
        const next = this.target(call, current.package)
        if (next !== undefined) seen.set(next.id, next)
      }
    }
    const hash = createHash('sha1')
    for (const macro of seen.values())
      hash.update(macro.template.source.slice(macro.definition.start, macro.definition.end))
    const effects = { macros: [...seen.keys()], resolves, asks, reads, hash: hash.digest('base64') }
    this.#effects.set(entry.id, effects)
    return effects
  }

  /** The macro that a call reaches, through a dispatch with written names too. */
  target(call: Pick<StaticCall, 'callee' | 'args' | 'kwargs'>, from: string): MacroEntry | undefined {
    const byMacro = Object.hasOwn(BY_MACRO, call.callee) ? BY_MACRO[call.callee] : undefined
    if (byMacro !== undefined) return this.executed(byMacro)
    if (call.callee !== 'adapter.dispatch') return this.callee(call.callee, from)
    const name = call.args?.[0] ?? call.kwargs?.get('macro_name')
    const namespace = call.args?.[1] ?? call.kwargs?.get('macro_namespace')
    if (typeof name !== 'string') return undefined
    return this.dispatch(name, typeof namespace === 'string' ? namespace : undefined, from)
  }

  /** What a call leads to now, in a few characters: another answer means that a reading no longer holds. */
  digest(use: MacroUse, from: string): string {
    const entry = use.startsWith('macro.') ? this.get(use) : this.target(callOf(use), from)
    return entry === undefined ? '' : this.effects(entry).hash
  }

  callsOf(entry: MacroEntry): readonly StaticCall[] {
    let byMacro = this.#callsOf.get(entry.template)
    if (byMacro === undefined) {
      byMacro = Map.groupBy(entry.template.calls(), (call) => call.within ?? '')
      this.#callsOf.set(entry.template, byMacro)
    }
    return byMacro.get(entry.definition.macroName) ?? byMacro.get(entry.definition.name) ?? []
  }

  /** A namespace that is no package's is none at all, as in dbt. */
  #isKnown(namespace: string | undefined): namespace is string {
    return namespace !== undefined && (this.#searchOrder.has(namespace) || this.hasPackage(namespace))
  }

  #searched(namespace: string): readonly string[] {
    return this.#searchOrder.get(namespace) ?? [this.#root, namespace]
  }
}

/** A call as one word, to be looked up again later: its name, with the names that it dispatches to. */
export type MacroUse = string

export function macroUse(call: StaticCall): MacroUse {
  if (call.callee !== 'adapter.dispatch') return call.callee
  const name = call.args?.[0] ?? call.kwargs?.get('macro_name') ?? ''
  const namespace = call.args?.[1] ?? call.kwargs?.get('macro_namespace') ?? ''
  return `adapter.dispatch ${String(name)} ${String(namespace)}`
}

function callOf(use: MacroUse): Pick<StaticCall, 'callee' | 'args' | 'kwargs'> {
  const [callee = '', name, namespace] = use.split(' ')
  const args = name === undefined ? undefined : namespace ? [name, namespace] : [name]
  return { callee, args, kwargs: undefined }
}

export function asksWarehouse(callee: string): boolean {
  return ASKING.test(callee)
}

export function resolvesNodes(callee: string): boolean {
  return RESOLVING.test(callee)
}
