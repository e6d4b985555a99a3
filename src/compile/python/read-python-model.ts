import type { Json, JsonObject } from '../../manifest/json.ts'
import * as problems from '../../problems/catalogue/python.ts'
import type { Location, Problem } from '../../problems/problem.ts'
import { type MergedConfig, mergeConfig } from '../../project/config-tree.ts'
import { SourceText } from '../../template/syntax/place.ts'
import type { RefCall, SourceCall } from '../context/phase.ts'
import { emptyReading, type Reading } from '../parse/reading.ts'
import { modelFaults } from './model-function.ts'
import { isOperator, readLiteral } from './python-literal.ts'
import { PythonSyntaxError, type PythonToken, pythonTokens } from './python-tokens.ts'

/** What a Python model asks of its settings, with the value where there is none. */
export interface AskedSetting {
  readonly key: string
  readonly fallback: Json
  /** `dbt.config.meta_get()`. */
  readonly meta: boolean
}

export interface PythonReading {
  readonly reading: Reading
  readonly asked: readonly AskedSetting[]
}

/** What a Python model refers to and sets, found in its tokens as dbt finds it in its syntax tree: nothing is run. */
export function readPythonModel(text: string, file: string): PythonReading {
  const source = new SourceText(text, file)
  const place = (offset: number) => source.location(offset)
  const template = /\{[{%#]/.exec(text)
  if (template !== null) return failed(problems.pythonTemplate({ at: place(template.index) }))
  try {
    return new ModelReader(pythonTokens(text), place).read()
  } catch (error) {
    if (!(error instanceof PythonSyntaxError)) throw error
    return failed(problems.pythonSyntax({ what: error.message, at: place(error.offset) }))
  }
}

function failed(problem: Problem): PythonReading {
  return { reading: { ...emptyReading, problems: [problem] }, asked: [] }
}

interface Call {
  readonly name: 'ref' | 'source' | 'config' | 'config.get' | 'config.meta_get'
  readonly at: Location
  readonly args: readonly Json[]
  readonly named: JsonObject
  readonly places: Readonly<Record<string, Location>>
}

class ModelReader {
  readonly #tokens: readonly PythonToken[]
  readonly #place: (offset: number) => Location
  readonly #problems: Problem[] = []
  readonly #refs: RefCall[] = []
  readonly #sources: SourceCall[] = []
  readonly #asked: AskedSetting[] = []
  #config: MergedConfig = { values: {}, places: {} }

  constructor(tokens: readonly PythonToken[], place: (offset: number) => Location) {
    this.#tokens = tokens
    this.#place = place
  }

  read(): PythonReading {
    // A file without a statement, such as an `__init__.py`, fails when it is built, and not before.
    const faults = this.#tokens.length > 1 ? modelFaults(this.#tokens) : []
    for (const { fault, offset } of faults)
      this.#problems.push(problems.pythonModelWrong({ fault, at: this.#place(offset) }))
    for (let index = 0; index < this.#tokens.length; index++) {
      const name = this.#callee(index)
      const call = name === undefined ? undefined : this.#call(name, index)
      if (call !== undefined) this.#take(call)
    }
    const asked = this.#asked.filter(({ meta }) => !meta)
    const kept: JsonObject =
      asked.length === 0
        ? {}
        : {
            config_keys_used: asked.map(({ key }) => key),
            config_keys_defaults: asked.map(({ fallback }) => fallback),
          }
    return {
      asked: this.#asked,
      reading: {
        ...emptyReading,
        refs: this.#refs,
        sources: this.#sources,
        config: { ...this.#config.values, ...kept },
        places: this.#config.places,
        problems: this.#problems,
      },
    }
  }

  /** `dbt.ref(` and its sisters; `other.dbt.ref(` is none of them. */
  #callee(at: number): Call['name'] | undefined {
    const names: string[] = []
    if (this.#tokens[at]!.kind !== 'name' || this.#tokens[at]!.text !== 'dbt') return undefined
    if (isOperator(this.#tokens[at - 1], '.')) return undefined
    let index = at + 1
    while (isOperator(this.#tokens[index], '.') && this.#tokens[index + 1]?.kind === 'name') {
      names.push(this.#tokens[index + 1]!.text)
      index += 2
    }
    const name = names.join('.')
    const known = ['ref', 'source', 'config', 'config.get', 'config.meta_get'] as const
    return isOperator(this.#tokens[index], '(') ? known.find((one) => one === name) : undefined
  }

  #call(name: Call['name'], from: number): Call | undefined {
    const tokens = this.#tokens
    const at = this.#place(tokens[from]!.start)
    const args: Json[] = []
    const named: [string, Json][] = []
    const places: Record<string, Location> = {}
    let index = from
    while (!isOperator(tokens[index], '(')) index++
    for (index++; !isOperator(tokens[index], ')'); ) {
      const key =
        tokens[index]!.kind === 'name' && isOperator(tokens[index + 1], '=') ? tokens[index]!.text : undefined
      const literal = readLiteral(tokens, key === undefined ? index : index + 2)
      const behind = tokens[literal?.next ?? 0]
      if (literal === undefined || !(isOperator(behind, ',') || isOperator(behind, ')'))) {
        const place = this.#place(tokens[key === undefined ? index : index + 2]!.start)
        this.#problems.push(problems.pythonNotLiteral({ call: `dbt.${name}`, key, at: place }))
        return undefined
      }
      if (key === undefined) args.push(literal.value)
      else {
        named.push([key, literal.value])
        places[key] = this.#place(tokens[index]!.start)
      }
      index = isOperator(behind, ',') ? literal.next + 1 : literal.next
    }
    return { name, at, args, named: Object.fromEntries(named), places }
  }

  #take(call: Call): void {
    const { name, args, at } = call
    if (name === 'ref') this.#ref(call)
    else if (name === 'source') {
      const [source, table] = args
      if (args.length === 2 && typeof source === 'string' && typeof table === 'string')
        this.#sources.push({ source, table, at })
      else this.#wrong(call, "takes the source's name and the table's, two texts")
    } else if (name === 'config') this.#configure(call)
    else if (args.length === 0 || args.length > 2 || typeof args[0] !== 'string') {
      this.#wrong(call, 'takes the name of a setting and, if you like, what it is where nobody set it')
    } else {
      this.#asked.push({ key: args[0], fallback: args[1] ?? null, meta: name === 'config.meta_get' })
    }
  }

  #configure(call: Call): void {
    const { args, named, at, places } = call
    const [first] = args
    const given = args.length === 0 ? {} : isMapping(first) && args.length === 1 ? first : undefined
    if (given === undefined) {
      this.#wrong(call, 'takes settings by their names')
      return
    }
    const values = { ...given, ...named }
    const own = Object.fromEntries(Object.keys(values).map((key) => [key, places[key] ?? at]))
    this.#config = mergeConfig(this.#config, { values, places: own })
  }

  #ref(call: Call): void {
    const { args, named, at } = call
    const [first, second] = args
    const version = named.v ?? named.version
    const texts = args.every((arg) => typeof arg === 'string')
    const versioned = version === undefined || typeof version === 'string' || typeof version === 'number'
    if (!texts || args.length === 0 || args.length > 2 || !versioned) {
      this.#wrong(call, 'takes the name of a model, or that of its package and its own, and a version')
      return
    }
    this.#refs.push({
      ...{ name: (second ?? first) as string, at },
      ...(second === undefined ? {} : { package: first as string }),
      ...(version === undefined ? {} : { version }),
    })
  }

  #wrong({ name, at }: Call, takes: string): void {
    this.#problems.push(problems.pythonCallWrong({ call: `dbt.${name}`, takes, at }))
  }
}

function isMapping(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
