import type { DataTest, Node } from '../../manifest/node.ts'
import type { NodeId } from '../../manifest/node-id.ts'
import * as problems from '../../problems/catalogue/compile.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import type { Report } from '../../problems/problem.ts'
import type { RefCall, SourceCall } from '../context/phase.ts'
import type { NodeIndex } from './node-index.ts'
import type { Reading } from './reading.ts'

export interface Resolved {
  readonly dependsOn: readonly NodeId[]
  /** False where something that the node needs is switched off or not there; told already. */
  readonly complete: boolean
}

export interface Resolver {
  readonly enabled: NodeIndex
  readonly disabled: NodeIndex
  readonly report: Report
  /** Packages whose protected models are for themselves alone: `restrict-access: true`. */
  readonly restricted?: ReadonlySet<string>
}

/** The nodes that a template's references stand for, each once: sources, then the others in the order of first use. */
export function resolveReferences(resolver: Resolver, node: Node, reading: Reading): Resolved {
  const found = new Set<NodeId>()
  let complete = true
  for (const call of reading.sources) {
    const target = resolver.enabled.source(call.source, call.table, node.package)
    if (target !== undefined) {
      found.add(target.id)
      continue
    }
    complete = false
    if (node.kind === 'test' && resolver.disabled.source(call.source, call.table, node.package)) continue
    resolver.report(sourceNotFound(resolver, node, call))
  }
  for (const call of reading.refs) {
    if (call.function === true) {
      const called = resolver.enabled.function(call.name, node.package, call.package)
      if (called !== undefined) found.add(called.id)
      else {
        complete = false
        resolver.report(functionNotFound(resolver, node, call))
      }
      continue
    }
    const target = resolver.enabled.ref(call.name, node.package, call.package, call.version)
    if (target !== undefined && mayRefer(resolver, node, target, call)) found.add(target.id)
    if (target !== undefined) continue
    const off = resolver.disabled.ref(call.name, node.package, call.package, call.version)
    complete = false
    if (off !== undefined && node.kind === 'test') continue
    if (off !== undefined) {
      resolver.report(
        problems.refDisabled({ from: node.name, name: call.name, disabledAt: off.at, at: call.at }),
      )
    } else resolver.report(refNotFound(resolver, node, call))
  }
  return { dependsOn: [...found], complete }
}

function refNotFound({ enabled }: Resolver, node: Node, call: RefCall) {
  return problems.refNotFound({
    ...{
      from: shortName(node),
      name: call.name,
      package: call.package,
      version: call.version,
      at: call.at ?? node.at,
    },
    near: didYouMean(call.name, enabled.refNames()),
    packageUnknown: call.package !== undefined && !enabled.hasPackage(call.package),
    ...(node.kind === 'test' ? { severity: 'warning' as const } : {}),
  })
}

function functionNotFound({ enabled }: Resolver, node: Node, { name, at }: RefCall) {
  const near = didYouMean(name, enabled.functionNames())
  return problems.functionNotFound({ from: shortName(node), name, at: at ?? node.at, near })
}

function sourceNotFound({ enabled }: Resolver, node: Node, { source, table, at }: SourceCall) {
  const tables = enabled.tableNames(source)
  const known = tables.length > 0
  const near = known ? didYouMean(table, tables) : didYouMean(source, enabled.sourceNames())
  return problems.sourceNotFound({
    ...{ from: shortName(node), source, table, known, near, at: at ?? node.at },
    ...(node.kind === 'test' ? { severity: 'warning' as const } : {}),
  })
}

function shortName(node: Node): string {
  return node.kind === 'test' ? (node as DataTest).name : node.name
}

/** Private models are for their group, protected ones for their package where it says so. */
function mayRefer(
  { enabled, report, restricted }: Resolver,
  node: Node,
  target: Node,
  call: RefCall,
): boolean {
  if (target.kind !== 'model' || node.kind === 'unit_test') return true
  const access = target.access ?? 'protected'
  if (access === 'protected' && node.package !== target.package && restricted?.has(target.package)) {
    const why = `it is protected, and "${target.package}" restricts access to itself`
    report(problems.refPrivate({ from: node.name, name: target.name, why, at: call.at ?? node.at }))
    return false
  }
  if (access !== 'private') return true
  // A test belongs to the group of what it is attached to.
  const attached = node.kind === 'test' && node.attachedTo !== undefined ? node.attachedTo : undefined
  if (attached === target.id) return true
  const owner = (attached === undefined ? undefined : enabled.withId(attached)) ?? node
  const group = owner.kind === 'model' ? (owner.group ?? owner.config.group) : owner.config.group
  if (target.group !== undefined && group === target.group) return true
  const why =
    target.group === undefined
      ? 'it is private, and has no group that others could be of'
      : `it is private to the group "${target.group}"`
  report(problems.refPrivate({ from: node.name, name: target.name, why, at: call.at ?? node.at }))
  return false
}
