import { createHash } from 'node:crypto'
import type { Manifest } from '../../manifest/manifest.ts'
import type { Node } from '../../manifest/node.ts'
import { findDoc } from '../compile/find-doc.ts'
import { nodeDict } from '../compile/graph-value.ts'
import type { InvocationInfo, TemplateProject } from '../context/phase.ts'
import { findVar } from '../context/settings.ts'
import type { MacroEntry, MacroTable } from '../macros/macro-table.ts'
import type { NodeIndex } from '../parse/node-index.ts'

/** A question that a rendering asked of its project, as JSON: it can be asked again of another state of the project. */
export type Look = string

type Part = string | number | undefined | null

/**
 * Notes all that a template looks at while it renders: which macro a name led to, a variable, a setting, the relation
 * behind a reference. Whatever is asked passes through here, and what is not known here makes the rendering one that
 * cannot be used again; so nothing that matters can be forgotten.
 */
export class Looks {
  /** The same project, heard. */
  readonly project: TemplateProject
  readonly index: NodeIndex
  readonly #plain: TemplateProject
  readonly #manifest: Manifest
  readonly #plainIndex: NodeIndex
  readonly #digests = new Map<Look, string>()
  readonly #macros = new WeakMap<MacroEntry, string>()
  #seen: Set<Look> | undefined
  #blind = false

  constructor(project: TemplateProject, manifest: Manifest, index: NodeIndex) {
    this.#plain = project
    this.#manifest = manifest
    this.#plainIndex = index
    this.project = this.#heardProject(project)
    this.index = this.#heardCalls('index', index, indexMethods)
  }

  /** Gives what `body` looked at; undefined where it looked at what differs from call to call, or at everything. */
  watch<Result>(body: () => Result): {
    readonly result: Result
    readonly seen: ReadonlySet<Look> | undefined
  } {
    const seen = new Set<Look>()
    this.#seen = seen
    this.#blind = false
    try {
      const result = body()
      return { result, seen: this.#blind ? undefined : seen }
    } finally {
      this.#seen = undefined
    }
  }

  /** What is rendered now cannot be used again. */
  blind(): void {
    this.#blind = true
  }

  note(...look: readonly Part[]): void {
    this.#seen?.add(JSON.stringify(look))
  }

  /** What the answer to `look` is now, in a few characters. */
  digest(look: Look): string {
    let digest = this.#digests.get(look)
    if (digest === undefined) {
      const parts = (JSON.parse(look) as readonly (string | number | null)[]).map((part) => part ?? undefined)
      digest = this.#answer(parts)
      this.#digests.set(look, digest)
    }
    return digest
  }

  #answer([kind, name, ...more]: readonly (string | number | undefined)[]): string {
    const { loaded, macros, environment, invocation } = this.#plain
    switch (kind) {
      case 'macros':
        return this.#digestMacros(call(macros, String(name), more))
      case 'index':
        return shortened(faceOf(call(this.#plainIndex, String(name), more) as Node | undefined))
      case 'env':
        return shortened(environment[String(name)])
      case 'var':
        return shortened(findVar(this.#plain, String(name), String(more[0])))
      case 'invocation':
        return shortened(invocation[name as keyof InvocationInfo])
      case 'project':
        return shortened(this.#plain[name as keyof TemplateProject])
      case 'loaded':
        return shortened(loaded[name as keyof typeof loaded])
      case 'settings':
        return shortened(loaded.settings[name as keyof typeof loaded.settings])
      case 'target':
        return shortened(loaded.target[name as keyof typeof loaded.target])
      case 'doc':
        return shortened(
          findDoc(this.#manifest, String(more[0]), name === undefined ? undefined : String(name)),
        )
      default:
        return this.#answerOfNode(String(kind), this.#manifest.nodes.get(String(name)), more[0])
    }
  }

  #answerOfNode(kind: string, node: Node | undefined, name: Part): string {
    if (node === undefined) return 'none'
    if (kind === 'setting') return shortened(node.config[String(name)])
    if (kind === 'settings') return shortened(node.config)
    if (kind === 'model') return shortened(nodeDict(node, this.#manifest))
    return shortened(faceOf(node))
  }

  #digestMacros(found: unknown): string {
    if (found === undefined || typeof found === 'boolean') return String(found)
    if (!isEntry(found)) return shortened([...(found as Iterable<string>)])
    let digest = this.#macros.get(found)
    if (digest === undefined) {
      const { template, definition } = found
      digest = shortened([found.id, template.source.slice(definition.start, definition.end)])
      this.#macros.set(found, digest)
    }
    return digest
  }

  #heardProject(project: TemplateProject): TemplateProject {
    const { loaded } = project
    const parts: Partial<Record<keyof TemplateProject, unknown>> = {
      macros: this.#heardCalls('macros', project.macros, macroMethods),
      unheard: project,
      environment: this.#heardKeys('env', project.environment, () => true),
      invocation: this.#heardKeys('invocation', project.invocation, (key) => invocationKeys.has(key)),
      loaded: this.#heardKeys('loaded', loaded, (key) => loadedKeys.has(key), {
        settings: this.#heardKeys('settings', loaded.settings, () => true),
        target: this.#heardKeys('target', loaded.target, (key) => key !== 'settings'),
      }),
    }
    return this.#heardKeys('project', project, (key) => projectKeys.has(key), parts)
  }

  /** Each key that is read is a look, but those that are heard themselves. */
  #heardKeys<Item extends object>(
    kind: string,
    item: Item,
    isKnown: (key: string) => boolean,
    parts: Partial<Record<keyof Item, unknown>> = {},
  ): Item {
    return new Proxy(item, {
      get: (target, key) => {
        if (Object.hasOwn(parts, key)) return parts[key as keyof Item]
        if (typeof key !== 'string' || !isKnown(key)) this.blind()
        else this.note(kind, key)
        return target[key as keyof Item]
      },
      has: (target, key) => {
        this.blind()
        return Reflect.has(target, key)
      },
      ownKeys: (target) => {
        this.blind()
        return Reflect.ownKeys(target)
      },
    })
  }

  /** Each call with its arguments is a look. */
  #heardCalls<Item extends object>(kind: string, item: Item, methods: ReadonlySet<string>): Item {
    const made = new Map<PropertyKey, unknown>()
    return new Proxy(item, {
      get: (target, key) => {
        if (!made.has(key)) {
          const value: unknown = target[key as keyof Item]
          if (typeof value !== 'function' || typeof key !== 'string')
            throw new Error(`No method: ${String(key)}`)
          made.set(key, (...args: readonly Part[]) => {
            if (methods.has(key)) this.note(kind, key, ...args)
            else this.blind()
            return Reflect.apply(value, target, args)
          })
        }
        return made.get(key)
      },
    })
  }
}

const macroMethods: ReadonlySet<string> = new Set<keyof MacroTable>([
  ...(['resolve', 'dispatch', 'inPackage', 'hasPackage', 'namesIn', 'visible', 'packages'] as const),
  ...(['dispatchNames', 'replaces', 'replacesAny'] as const),
])
const indexMethods: ReadonlySet<string> = new Set<keyof NodeIndex>(['ref', 'source', 'function'])
const invocationKeys: ReadonlySet<string> = new Set<keyof InvocationInfo>(['command', 'fullRefresh', 'flags'])
const loadedKeys: ReadonlySet<string> = new Set<keyof TemplateProject['loaded']>([
  ...(['name', 'directory', 'dialect', 'vars'] as const),
])
const projectKeys: ReadonlySet<string> = new Set<keyof TemplateProject>([
  'target',
  'defaultRelation',
  'dialect',
])

/** All that whoever refers to a node sees of it. */
function faceOf(node: Node | undefined): unknown {
  if (node === undefined) return null
  const { kind, id, name, package: owner, config } = node
  return [
    ...[kind, id, name, owner, config.materialized === 'ephemeral'],
    'relation' in node ? node.relation : null,
    node.kind === 'source' ? [node.sourceName, node.external, node.quoting] : null,
    node.kind === 'model' ? node.version : null,
  ]
}

function isEntry(found: unknown): found is MacroEntry {
  return typeof found === 'object' && found !== null && 'definition' in found
}

function call(item: object, name: string, args: readonly unknown[]): unknown {
  const method: unknown = item[name as keyof typeof item]
  return typeof method === 'function' ? Reflect.apply(method, item, args) : undefined
}

function shortened(value: unknown): string {
  return value === undefined ? 'none' : createHash('sha1').update(JSON.stringify(value)).digest('base64')
}
