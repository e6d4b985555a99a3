import type { Json, JsonObject } from '../../manifest/json.ts'
import { macroNotFound } from '../../problems/catalogue/compile.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import { type Location, type Problem, ProblemError } from '../../problems/problem.ts'
import { type MergedConfig, mergeConfig } from '../../project/config-tree.ts'
import { isDbtProject } from '../../project/is-dbt-project.ts'
import { jinjaGlobals } from '../../template/modules/jinja-globals.ts'
import type { Literal, StaticCall, Template } from '../../template/parse-template.ts'
import { render } from '../../template/render.ts'
import { contextNames } from '../context/context-names.ts'
import type { RefCall, SourceCall, TemplateNode, TemplateProject } from '../context/phase.ts'
import { NodeScope } from '../context/scope.ts'
import { findVar } from '../context/settings.ts'
import { asksWarehouse, BUILTIN, type MacroTable, resolvesNodes } from '../macros/macro-table.ts'
import { isTemplate } from '../render-text.ts'
import { ParsePhase } from './parse-phase.ts'
import type { Reading } from './reading.ts'

/** What a template refers to: seen in its text where that says all, else by rendering it without a warehouse. */
export function readTemplate(project: TemplateProject, node: TemplateNode, template: Template): Reading {
  const seen = seeCalls(project.macros, node.package, template)
  const told = seen.reading.problems
  // In a dbt project that is the node's failure when it is built; what else it says is still needed.
  const enough = seen.complete || (told.length > 0 && !isDbtProject(project.loaded.settings))
  if (enough && !readsTemplates(project, node, seen.reading)) return seen.reading
  const phase = new ParsePhase(project, node)
  try {
    render(template, { scope: new NodeScope(project, node, phase), onUndefined: 'chainable' })
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const { calls } = seen.reading
    return { ...phase.reading(seen.reading.asks), calls, problems: [...told, ...error.problems] }
  }
  const reading = withLater(project, node, template, phase.reading(seen.reading.asks))
  const { calls } = seen.reading
  const macros = [...new Set([...reading.macros, ...seen.reading.macros])]
  return { ...reading, macros, calls, problems: [...told, ...reading.problems] }
}

/** A variable whose text is a template may refer to nodes. */
function readsTemplates(project: TemplateProject, node: TemplateNode, { reads }: Reading): boolean {
  return reads.some((read) => {
    const name = read.replace(/^var:/, '')
    const value = findVar(project, node.package, name)
    return typeof value === 'string' && isTemplate(value)
  })
}

/** References that only the later form of an incremental model has. */
function withLater(
  project: TemplateProject,
  node: TemplateNode,
  template: Template,
  first: Reading,
): Reading {
  const calls = template.calls()
  const references = calls.filter((call) => /^(?:ref|source|function)$/.test(call.callee))
  const more = references.length > first.refs.length + first.sources.length
  if (!more || !calls.some((call) => call.callee === 'is_incremental')) return first
  const phase = new ParsePhase(project, node, { incremental: true })
  try {
    render(template, { scope: new NodeScope(project, node, phase), onUndefined: 'chainable' })
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return first
  }
  const later = phase.reading(first.asks)
  const before = new Set(first.refs.map(keyOf))
  const sourcesBefore = new Set(first.sources.map((call) => `${call.source}.${call.table}`))
  return {
    ...first,
    refs: [...first.refs, ...later.refs.filter((ref) => !before.has(keyOf(ref)))],
    sources: [
      ...first.sources,
      ...later.sources.filter((call) => !sourcesBefore.has(`${call.source}.${call.table}`)),
    ],
  }
}

function keyOf({ package: owner, name, version, function: called }: RefCall): string {
  return JSON.stringify([owner, name, version, called])
}

interface Seen {
  readonly reading: Reading
  /** Nothing in the text needs rendering to know the references and settings. */
  readonly complete: boolean
}

function seeCalls(macros: MacroTable, from: string, template: Template): Seen {
  const refs: RefCall[] = []
  const sources: SourceCall[] = []
  const reads = new Set<string>()
  const used = new Set<string>()
  const called = new Set<string>()
  const problems: Problem[] = []
  let config: MergedConfig = { values: {}, places: {} }
  let complete = true
  let asks = false
  for (const call of template.plain ? [] : template.calls()) {
    const entry = macros.target(call, from)
    asks ||= asksWarehouse(call.callee)
    if (entry !== undefined) {
      const effects = macros.effects(entry)
      called.add(entry.id)
      for (const id of effects.macros) used.add(id)
      for (const name of effects.reads) reads.add(name)
      asks ||= effects.asks
      if (effects.resolves) complete = false
    } else if (call.callee === 'adapter.dispatch') {
      complete = false
    } else if (resolvesNodes(call.callee)) {
      if (!plainCall(call)) complete = false
      else if (call.callee === 'config') {
        config = mergeConfig(config, placedConfig(configOf(call), call.location, call.places()))
      } else if (call.callee === 'ref') refs.push(refOf(call))
      else if (call.callee === 'function') refs.push({ ...refOf(call), function: true })
      else if (call.callee === 'source') sources.push(sourceOf(call))
      else complete = false
    } else if (call.callee === 'var' || call.callee === 'env_var') {
      reads.add(`${call.callee}:${String(call.args?.[0] ?? '*')}`)
      if (call.callee === 'env_var') complete = false
    } else if (call.callee.startsWith('exceptions.')) complete = false
    else {
      const unknown = unknownMacro(macros, from, template, call)
      if (unknown !== undefined) problems.push(unknown)
    }
  }
  const reading = {
    refs,
    sources,
    config: config.values,
    places: config.places,
    macros: [...used],
    calls: [...called],
    asks,
    reads: [...reads],
    problems,
  }
  return { reading, complete }
}

/** A call with literal arguments of the usual form, outside of any condition. */
function plainCall(call: StaticCall): boolean {
  const { args, kwargs } = call
  if (call.conditional || call.within !== undefined || args === undefined || kwargs === undefined)
    return false
  if (call.callee === 'config') {
    if ([...kwargs.keys()].some((key) => key.includes('hook'))) return true
    return args.length === 0 || (args.length === 1 && isMapping(args[0]))
  }
  const names = args.every((arg) => typeof arg === 'string')
  if (call.callee === 'source') return names && args.length === 2 && kwargs.size === 0
  if (call.callee === 'function') return names && args.length <= 2 && args.length > 0 && kwargs.size === 0
  const version = kwargs.size === 0 || (kwargs.size === 1 && (kwargs.has('v') || kwargs.has('version')))
  return call.callee === 'ref' && names && version && (args.length === 1 || args.length === 2)
}

function refOf({ args = [], kwargs, location }: StaticCall): RefCall {
  const [first, second] = args as readonly string[]
  const version = (kwargs?.get('v') ?? kwargs?.get('version')) as string | number | undefined
  return {
    name: (second ?? first)!,
    at: location,
    ...(second === undefined ? {} : { package: first! }),
    ...(version === undefined ? {} : { version }),
  }
}

function sourceOf({ args = [], location }: StaticCall): SourceCall {
  const [source, table] = args as readonly string[]
  return { source: source!, table: table!, at: location }
}

function configOf({ args = [], kwargs }: StaticCall): JsonObject {
  const [first] = args
  return {
    ...(isMapping(first) ? (first as JsonObject) : {}),
    ...Object.fromEntries([...(kwargs ?? [])] as [string, Json][]),
  }
}

/** Settings that stand at one place, as far as none of its own is known. */
export function placedConfig(
  values: JsonObject,
  at: Location,
  own: Readonly<Record<string, Location>> = {},
): MergedConfig {
  return { values, places: Object.fromEntries(Object.keys(values).map((key) => [key, own[key] ?? at])) }
}

function isMapping(value: Literal | undefined): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A call of a name that nothing defines. Under a condition it may be meant for another warehouse, so it is left to rendering. */
function unknownMacro(
  macros: MacroTable,
  from: string,
  template: Template,
  call: StaticCall,
): Problem | undefined {
  if (call.conditional || call.within !== undefined) return undefined
  const dot = call.callee.indexOf('.')
  const root = dot < 0 ? call.callee : call.callee.slice(0, dot)
  if (Object.hasOwn(contextNames, root) || jinjaGlobals.has(root) || !template.names().has(root))
    return undefined
  if (dot >= 0 && !macros.hasPackage(root)) return undefined
  // Macros of dbt's that are functions of the context here.
  if (root === BUILTIN && Object.hasOwn(contextNames, call.callee.slice(dot + 1))) return undefined
  const candidates =
    dot < 0
      ? [...macros.visible(from), ...Object.keys(contextNames)]
      : [...macros.namesIn(root)].map((name) => `${root}.${name}`)
  return macroNotFound({ name: call.callee, at: call.location, near: didYouMean(call.callee, candidates) })
}
