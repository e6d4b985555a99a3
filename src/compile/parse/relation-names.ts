import type { Json, JsonObject } from '../../manifest/json.ts'
import type { Relation } from '../../manifest/relation.ts'
import type { Location } from '../../problems/problem.ts'
import { toJson, toValue } from '../../project/template-values.ts'
import { callMacro } from '../../template/render.ts'
import { NO_KWARGS } from '../../template/values/value.ts'
import type { TemplateNode, TemplateProject } from '../context/phase.ts'
import { NodeScope } from '../context/scope.ts'
import { BUILTIN } from '../macros/macro-table.ts'
import { ParsePhase } from './parse-phase.ts'

type Part = 'database' | 'schema' | 'alias'

export interface Named {
  readonly name: string
  readonly package: string
  readonly version?: string | number | undefined
  readonly at: Location
  readonly config: JsonObject
  /** What the project's own `generate_*_name` macros see as `node`. */
  readonly model: () => JsonObject
}

/** Where a node stands in the warehouse: `generate_schema_name` and its two sisters, ours or the project's own. */
export class RelationNames {
  readonly #project: TemplateProject
  readonly #own: Readonly<Record<Part, boolean>>

  constructor(project: TemplateProject) {
    this.#project = project
    this.#own = {
      database: this.#replaced('database'),
      schema: this.#replaced('schema'),
      alias: this.#replaced('alias'),
    }
  }

  relation(node: Named): Relation {
    const { config } = node
    const database = this.#part('database', config.database ?? config.project, node)
    const schema = this.#part('schema', config.schema ?? config.dataset, node)
    const name = this.#part('alias', config.alias, node)
    return { database: database === '' ? undefined : database, schema, name }
  }

  #part(part: Part, custom: Json | undefined, node: Named): string {
    const given = custom === undefined || custom === null ? undefined : String(custom).trim()
    if (this.#own[part]) return this.#ask(part, given, node)
    const { defaultRelation } = this.#project
    if (part === 'database') return given ?? defaultRelation.database ?? ''
    if (part === 'schema') {
      return given === undefined ? defaultRelation.schema : `${defaultRelation.schema}_${given}`
    }
    if (given !== undefined && given !== '') return given
    return node.version === undefined
      ? node.name
      : `${node.name}_v${String(node.version).replaceAll('.', '_')}`
  }

  #ask(part: Part, custom: string | undefined, node: Named): string {
    const macroName = `generate_${part}_name`
    const entry = this.#project.macros.resolve(macroName, this.#project.loaded.name)!
    const template: TemplateNode = {
      ...{
        id: '',
        name: node.name,
        package: this.#project.loaded.name,
        relation: undefined,
        model: node.model,
      },
    }
    const phase = new ParsePhase(this.#project, template, { settings: () => node.config })
    const scope = new NodeScope(this.#project, template, phase)
    const value = callMacro(scope.macro(entry), [custom ?? null, toValue(node.model())], NO_KWARGS, {
      at: node.at,
      onUndefined: 'chainable',
    })
    return String(toJson(value) ?? '').trim()
  }

  /** Whether the project or a package has a word in it. */
  #replaced(part: Part): boolean {
    const { macros, loaded } = this.#project
    const name = `generate_${part}_name`
    const first = macros.resolve(name, loaded.name)
    const dispatched = macros.dispatch(name, BUILTIN, loaded.name)
    return [first, dispatched].some((entry) => entry !== undefined && entry.package !== BUILTIN)
  }
}
