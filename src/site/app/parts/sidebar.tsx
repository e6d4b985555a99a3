import { useState } from 'preact/hooks'
import type { NodeIndex } from '../../page-data.ts'
import { entryHref, hrefOf, type Route } from '../routes.ts'
import { useSite } from '../site.ts'
import { layerNames, layers, toneMarks, toneOf } from '../words.ts'
import { LayerDot } from './node-link.tsx'

/** All nodes by layer, the layer of the present one open. */
export function Sidebar({ route, open }: { route: Route; open: boolean }) {
  const { core, indexOf, more } = useSite()
  const id = 'id' in route ? route.id : undefined
  const here = id === undefined ? undefined : core.nodes[indexOf.get(id) ?? -1]
  const macros = more?.details.macros ?? []
  return (
    <nav id="sidebar" class={open ? 'sidebar open' : 'sidebar'} aria-label="Project">
      <a
        class="top-link"
        href={hrefOf({ page: 'overview' })}
        aria-current={route.page === 'overview' ? 'page' : undefined}
      >
        Overview
      </a>
      {more?.details.functions !== undefined && (
        <a
          class="top-link"
          href={hrefOf({ page: 'functions' })}
          aria-current={route.page === 'functions' ? 'page' : undefined}
        >
          BigQuery's functions
        </a>
      )}
      {layers.map((layer) => {
        const nodes = core.nodes.flatMap((node, index) => (node.layer === layer ? [index] : []))
        return (
          nodes.length > 0 && (
            <Group
              key={layer}
              name={layerNames[layer]}
              dot={<LayerDot layer={layer} />}
              count={nodes.length}
              opened={here?.layer === layer}
            >
              {() =>
                nodes.map((index) => (
                  <NodeItem key={index} index={index} current={core.nodes[index] === here} />
                ))
              }
            </Group>
          )
        )
      })}
      {macros.length > 0 && (
        <Group
          name="Macros"
          dot={<span class="dot" />}
          count={macros.length}
          opened={id?.startsWith('macro.') ?? false}
        >
          {() =>
            macros.map((macro) => (
              <li key={macro.id}>
                <a href={entryHref(macro.id)} aria-current={macro.id === id ? 'page' : undefined}>
                  {macro.name}
                </a>
              </li>
            ))
          }
        </Group>
      )}
      <p class="made">Strata {core.project.strataVersion}</p>
    </nav>
  )
}

interface GroupProps {
  readonly name: string
  readonly dot: preact.ComponentChildren
  readonly count: number
  /** The present page is in it. */
  readonly opened: boolean
  /** Called when the group is open, so that closed ones cost nothing. */
  readonly children: () => preact.ComponentChildren
}

function Group({ name, dot, count, opened, children }: GroupProps) {
  const [chosen, choose] = useState<boolean | undefined>(undefined)
  const [followed, follow] = useState(opened)
  if (opened !== followed) {
    follow(opened)
    if (opened) choose(undefined)
  }
  const open = chosen ?? opened
  return (
    <div class="group">
      <button type="button" aria-expanded={open} onClick={() => choose(!open)}>
        {dot}
        {name}
        <span class="count">{count}</span>
      </button>
      {open && <ul>{children()}</ul>}
    </div>
  )
}

function NodeItem({ index, current }: { index: NodeIndex; current: boolean }) {
  const node = useSite().core.nodes[index]!
  const tone = toneOf(node)
  return (
    <li>
      <a href={entryHref(node.id)} aria-current={current ? 'page' : undefined} title={node.name}>
        <span class="label">{node.name}</span>
        {(tone === 'bad' || tone === 'warn') && (
          <span class={`sign ${tone}`} title={tone === 'bad' ? 'failed' : 'warned'}>
            {toneMarks[tone]}
          </span>
        )}
      </a>
    </li>
  )
}
