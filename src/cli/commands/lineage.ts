import type { ColumnPlace, LineageOutcome, Trace } from '../../index.ts'
import * as library from '../../index.ts'
import { flag, type Invocation, number, projectDirectory, projectOptions, text } from '../invocation.ts'
import { printWarnings } from '../print-problems.ts'
import { rowsAsTable } from '../print-rows.ts'

const directions = ['up', 'down'] as const

/** Without --up and --down, both. */
export async function lineage(invocation: Invocation): Promise<number> {
  const asked = directions.filter((direction) => flag(invocation, direction))
  const depth = number(invocation, 'depth')
  const outcome = await library.lineage({
    ...projectOptions(invocation),
    column: invocation.arguments[0] ?? '',
    directions: asked.length === 0 ? directions : asked,
    ...(depth === undefined ? {} : { depth }),
  })
  printWarnings(invocation, outcome.problems, projectDirectory(invocation))
  const { terminal } = invocation
  terminal.out(
    text(invocation, 'output') === 'json'
      ? `${JSON.stringify({ column: outcome.column, ...outcome.traces }, null, 2)}\n`
      : directions
          .flatMap((direction) => {
            const trace = outcome.traces[direction]
            return trace === undefined
              ? []
              : [asTables(outcome, direction === 'up' ? 'comes from' : 'goes to', trace, terminal.columns())]
          })
          .join('\n'),
  )
  return 0
}

function asTables(outcome: LineageOutcome, verb: string, trace: Trace, width: number): string {
  const name = (place: ColumnPlace) => nameOf(outcome, place)
  const parts: string[] = []
  if (trace.edges.length === 0) {
    parts.push(`${name(outcome.column)} ${verb} no other column.\n`)
  } else {
    const rows = trace.edges.map(({ depth, from, to, how }) => [depth, name(from), how, name(to)])
    parts.push(`${name(outcome.column)} ${verb}:\n`)
    parts.push(rowsAsTable({ columns: ['step', 'from', 'how', 'to'], rows }, width))
  }
  if (trace.uses.length > 0) {
    const rows = trace.uses.map(({ depth, from, how, node }) => [
      depth,
      name(from),
      how,
      nodeName(outcome, node),
    ])
    parts.push('\nDecides rows or their order:\n')
    parts.push(rowsAsTable({ columns: ['step', 'column', 'use', 'in'], rows }, width))
  }
  if (trace.unknown.length > 0) {
    const names = trace.unknown.map((node) => nodeName(outcome, node)).join(', ')
    parts.push(`\nThe lineage of ${names} is not known; more may lie behind it.\n`)
  }
  return parts.join('')
}

function nameOf(outcome: LineageOutcome, { node, column, path }: ColumnPlace): string {
  return `${nodeName(outcome, node)}.${column}${path === undefined ? '' : `.${path}`}`
}

function nodeName({ manifest }: LineageOutcome, id: string): string {
  const node = manifest.nodes.get(id)
  if (node === undefined) return id
  if (node.kind === 'source') return `${node.sourceName}.${node.name}`
  return node.kind === 'model' && node.version !== undefined ? `${node.name}.v${node.version}` : node.name
}
