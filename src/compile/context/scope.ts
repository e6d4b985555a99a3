import { bindMacro } from '../../template/render.ts'
import { HostFunction, HostObject, type Scope, Tuple, type Value } from '../../template/values/value.ts'
import { BUILTIN, type MacroEntry } from '../macros/macro-table.ts'
import { contextNames, varyingNames } from './context-names.ts'
import type { Phase, TemplateNode, TemplateProject } from './phase.ts'
import type { Rendering } from './rendering.ts'

const STEPS = 1_000_000
const STEPS_FOR_EACH = 20_000

/** The names of one node's templates: macros first, so that a project can replace what we bring, then the context. */
export class NodeScope implements Scope, Rendering {
  readonly project: TemplateProject
  readonly node: TemplateNode
  readonly phase: Phase
  readonly #values = new Map<string, Value | undefined>()
  readonly #macros = new Map<string, Value>()
  readonly #extra: ReadonlyMap<string, Value> | undefined

  constructor(
    project: TemplateProject,
    node: TemplateNode,
    phase: Phase,
    extra?: ReadonlyMap<string, Value>,
  ) {
    this.project = project
    this.node = node
    this.phase = phase
    this.#extra = extra
  }

  get steps(): number {
    const told = this.project.loaded.settings.flags.max_template_steps
    if (typeof told === 'number' && told > 0) return told
    // What is done at the end of a run, such as writing down what became of thousands of nodes, has as much to do.
    const each = this.node.id.startsWith('operation.') ? this.phase.selected().length : 0
    return Math.max(STEPS, STEPS_FOR_EACH * each)
  }

  get scope(): Scope {
    return this
  }

  get(name: string): Value | undefined {
    if (this.#values.has(name)) return this.#values.get(name)
    const value = this.#find(name)
    this.#values.set(name, value)
    return value
  }

  /** What stands for a macro of a package, written `package.macro`. */
  replacement(name: string): Value | undefined {
    return this.#extra?.get(name)
  }

  *keys(): Iterable<string> {
    if (this.#extra !== undefined) yield* this.#extra.keys()
    yield* this.project.macros.visible(this.node.package)
    yield* Object.keys(contextNames)
  }

  readonly macro = (entry: MacroEntry): Value => {
    this.phase.used(entry.id)
    let bound = this.#macros.get(entry.id)
    if (bound === undefined) this.#macros.set(entry.id, (bound = bindMacro(entry.definition, this)))
    return bound
  }

  contextName(name: string): Value | undefined {
    if (!Object.hasOwn(contextNames, name)) return undefined
    if (varyingNames.has(name)) this.phase.varies()
    return contextNames[name]?.(this)
  }

  #find(name: string): Value | undefined {
    const extra = this.#extra?.get(name)
    if (extra !== undefined) return extra
    const { macros } = this.project
    const entry = macros.resolve(name, this.node.package)
    if (entry !== undefined) return this.macro(entry)
    const known = this.contextName(name)
    if (known !== undefined) return known
    return macros.hasPackage(name) || name === BUILTIN ? new PackageNamespace(name, this) : undefined
  }
}

/** `dbt_utils` in `dbt_utils.star(...)`. */
class PackageNamespace extends HostObject {
  readonly #name: string
  readonly #scope: NodeScope

  constructor(name: string, scope: NodeScope) {
    super('MacroNamespace')
    this.#name = name
    this.#scope = scope
  }
  override get ownNames(): boolean {
    return true
  }
  override attribute(name: string): Value | undefined {
    const replaced = this.#scope.replacement(`${this.#name}.${name}`)
    if (replaced !== undefined) return replaced
    const entry = this.#scope.project.macros.inPackage(this.#name, name)
    if (entry !== undefined) return this.#scope.macro(entry)
    const method = this.#dictMethod(name)
    if (method !== undefined) return method
    // dbt's own macros that are functions here: `dbt.is_incremental()`, `dbt.run_query(...)`.
    return this.#name === BUILTIN ? this.#scope.contextName(name) : undefined
  }
  override lacks(name: string): string {
    return `The package "${this.#name}" has no macro "${name}".`
  }
  override attributeNames(): Iterable<string> {
    return this.#scope.project.macros.namesIn(this.#name)
  }

  // A package is a dict of its macros to templates: `context[project_name].get('a_macro')`.
  override item(key: Value): Value | undefined {
    const { macros } = this.#scope.project
    const entry = typeof key === 'string' ? macros.inPackage(this.#name, key) : undefined
    return entry === undefined ? undefined : this.#scope.macro(entry)
  }
  override contains(key: Value): boolean {
    return this.item(key) !== undefined
  }
  override mapping(): boolean {
    return true
  }
  override iterate(): Iterable<Value> {
    return this.attributeNames()
  }
  #dictMethod(name: string): Value | undefined {
    const names = () => [...this.attributeNames()]
    const of = (key: Value) => this.item(key) ?? null
    switch (name) {
      case 'get':
        return new HostFunction(name, ([key, fallback]) => this.item(key ?? null) ?? fallback ?? null)
      case 'keys':
        return new HostFunction(name, () => names())
      case 'values':
        return new HostFunction(name, () => names().map(of))
      case 'items':
        return new HostFunction(name, () => names().map((key) => new Tuple([key, of(key)])))
      default:
        return undefined
    }
  }
}
