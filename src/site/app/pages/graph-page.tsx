import { GraphWithControls } from '../graph/graph-with-controls.tsx'
import { CopyText } from '../parts/copy-button.tsx'
import { LayerDot } from '../parts/node-link.tsx'
import { entryHref, type GraphView, hrefOf } from '../routes.ts'
import { useSite } from '../site.ts'
import { NotFound } from './not-found.tsx'

/** The graph alone; everything about the view is in the address. */
export function GraphPage({ id, view }: { id: string; view: GraphView }) {
  const { core, indexOf, more } = useSite()
  const index = indexOf.get(id)
  if (index === undefined) return <NotFound what={id} />
  const node = core.nodes[index]!
  return (
    <article class="graph-page">
      <header class="page-head">
        <h1>
          <LayerDot layer={node.layer} />
          <CopyText text={node.name} />
        </h1>
        <a href={entryHref(id)}>To its page</a>
      </header>
      {more !== undefined && (
        <GraphWithControls
          key={id}
          index={index}
          view={view}
          change={(next) => {
            location.hash = hrefOf({ page: 'graph', id, view: next })
          }}
        />
      )}
    </article>
  )
}
