import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { NodeIndex, PageColumn, TestIndex } from '../../page-data.ts'
import { countOf } from '../format.ts'
import { type ColumnPlace, columnKey, columnPath, type FlowEdge } from '../layout/column-graph.ts'
import { Markdown } from '../parts/markdown.tsx'
import { NodeLink } from '../parts/node-link.tsx'
import { ToneMark } from '../parts/status-mark.tsx'
import { entryHref, firstView, hrefOf } from '../routes.ts'
import { useSite } from '../site.ts'
import { flowWords, statusWords, useWords } from '../words.ts'

interface ColumnsTableProps {
  readonly index: NodeIndex
  readonly columns: readonly PageColumn[]
  readonly chosen: string | undefined
  readonly analysed: boolean
}

export function ColumnsTable({ index, columns, chosen, analysed }: ColumnsTableProps) {
  const { core } = useSite()
  const id = core.nodes[index]!.id
  return (
    <>
      {!analysed && (
        <p class="missing">The SQL could not be analysed, so it is not known where values come from.</p>
      )}
      <table class="list columns">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Type</th>
            <th scope="col" class="wide">
              Description
            </th>
            <th scope="col">Tests</th>
            <th scope="col">Value comes from</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => {
            const open = chosen?.toLowerCase() === column.name.toLowerCase()
            return (
              <ColumnRow
                key={column.name}
                place={{ node: index, column: column.name }}
                column={column}
                open={open}
                href={entryHref(id, open ? undefined : column.name)}
              />
            )
          })}
        </tbody>
      </table>
    </>
  )
}

interface ColumnRowProps {
  readonly place: ColumnPlace
  readonly column: PageColumn
  readonly open: boolean
  readonly href: string
}

function ColumnRow({ place, column, open, href }: ColumnRowProps) {
  const { more } = useSite()
  const row = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    if (!open || row.current === null) return
    const { top, bottom } = row.current.getBoundingClientRect()
    if (top < 0 || bottom > innerHeight) row.current.scrollIntoView({ block: 'center' })
  }, [open])
  const into = more?.columns.into.get(columnKey(place)) ?? []
  return (
    <>
      <tr ref={row} class={open ? 'chosen' : ''}>
        <th scope="row" class="mono">
          <a href={href} aria-expanded={open} class="column-name">
            {column.name}
          </a>
        </th>
        <td class="type">
          {column.type}
          {column.notNull && <span class="not-null"> not null</span>}
        </td>
        <td class="wide">
          {column.description !== undefined && <Markdown text={column.description} />}
          {column.inheritedFrom !== undefined && (
            <span class="inherited">
              inherited from <NodeLink index={column.inheritedFrom[0]} column={column.inheritedFrom[1]} />
            </span>
          )}
          {column.tags?.map((tag) => {
            const from = column.inheritedTags?.find(([name]) => name === tag)
            return (
              <>
                <span class="tag">{tag}</span>
                {from !== undefined && (
                  <span class="inherited">
                    inherited from <NodeLink index={from[1]} column={from[2]} />
                  </span>
                )}
              </>
            )
          })}
        </td>
        <td>
          {column.tests?.map((test) => (
            <ColumnTest test={test} />
          ))}
        </td>
        <td class="from">
          <Flows edges={into} side="from" />
        </td>
      </tr>
      {open && (
        <tr class="chosen path">
          <td colSpan={5}>
            <ColumnReach place={place} />
          </td>
        </tr>
      )}
    </>
  )
}

function ColumnTest({ test }: { test: TestIndex }) {
  const { more } = useSite()
  const { id, label, status } = more!.details.tests[test]!
  const short = label.replace(/\(.*$/s, '')
  return (
    <a class="column-test" href={entryHref(id)} title={label}>
      <ToneMark tone={status === undefined ? 'quiet' : statusWords[status][1]} word={short} />
    </a>
  )
}

const flowsAtFirst = 4

function Flows({ edges, side }: { edges: readonly FlowEdge[]; side: 'from' | 'to' }) {
  return (
    <>
      {edges.slice(0, flowsAtFirst).map((edge) => (
        <span class="flow">
          <span class={`how how-${edge.how}`}>{flowWords[edge.how]}</span>
          <NodeLink index={edge[side].node} column={edge[side].column} />
        </span>
      ))}
      {edges.length > flowsAtFirst && <span class="age">and {edges.length - flowsAtFirst} more</span>}
    </>
  )
}

/** Both ways, nearest first. */
function ColumnReach({ place }: { place: ColumnPlace }) {
  const { core, more } = useSite()
  const reach = useMemo(() => {
    const path = columnPath(more!.columns, place)
    const nodes = (side: 'from' | 'to') => new Set(path.edges.map((edge) => edge[side].node)).size
    return { path, nodes, next: more!.columns.outOf.get(columnKey(place)) ?? [] }
  }, [more, place.node, place.column])
  const { path, next } = reach
  const uses = more!.columns.usedBy.get(columnKey(place)) ?? []
  const view = { ...firstView, column: place.column }
  return (
    <div class="reach">
      <p>
        {path.edges.length === 0
          ? 'No value is known to come from or go to another column.'
          : `Its path runs through ${countOf(path.steps.size, 'column')} of ${countOf(new Set([...path.steps.values()].map((step) => step.place.node)).size, 'table')}.`}{' '}
        <a href={hrefOf({ page: 'graph', id: core.nodes[place.node]!.id, view })}>Show it in the graph</a>
      </p>
      {next.length > 0 && (
        <p>
          <b>Flows into</b> <Flows edges={next} side="to" />
        </p>
      )}
      {uses.length > 0 && (
        <p>
          <b>Also</b>{' '}
          {uses.map((use) => (
            <span class="flow">
              <span class="how">{useWords[use.how]}</span> <NodeLink index={use.to} />
            </span>
          ))}
        </p>
      )}
    </div>
  )
}
