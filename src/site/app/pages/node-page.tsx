import { useMemo } from 'preact/hooks'
import type { NodeIndex } from '../../page-data.ts'
import { GraphPanel } from '../graph/graph-panel.tsx'
import { CopyText } from '../parts/copy-button.tsx'
import { Markdown } from '../parts/markdown.tsx'
import { LayerDot, NodeLink } from '../parts/node-link.tsx'
import { Problems } from '../parts/problems.tsx'
import { entryHref } from '../routes.ts'
import { useSite } from '../site.ts'
import { linkTargetsOf } from '../sql/link-targets.ts'
import { SqlView } from '../sql/sql-view.tsx'
import { kindWord, layerNames } from '../words.ts'
import { ColumnsTable } from './columns-table.tsx'
import { NodeFacts } from './node-facts.tsx'
import { ReconciliationHistory } from './reconciliation-history.tsx'
import { Section, SectionLinks } from './section.tsx'
import { TestsTable } from './tests-table.tsx'

export function NodePage({ index, column }: { index: NodeIndex; column: string | undefined }) {
  const site = useSite()
  const { core, down, more } = site
  const node = core.nodes[index]!
  const detail = more?.details.nodes[index]
  const targets = useMemo(() => linkTargetsOf(site, index), [site, index])
  const sections = [
    { id: 'lineage', title: 'Lineage', shown: true },
    { id: 'columns', title: 'Columns', count: detail?.columns.length ?? 0 },
    { id: 'tests', title: 'Tests', count: detail?.tests.length ?? 0 },
    { id: 'reconciliation', title: 'Reconciliation', count: detail?.reconciliations?.length ?? 0 },
    { id: 'sql', title: 'SQL', shown: (detail?.texts.length ?? 0) > 0 },
    { id: 'neighbours', title: 'Reads and used by', shown: node.up.length + down[index]!.length > 0 },
  ].filter((section) => section.shown || (section.count ?? 0) > 0)
  return (
    <article>
      <header class="page-head">
        <p class="crumbs">
          <LayerDot layer={node.layer} />
          {layerNames[node.layer]} <span aria-hidden="true">·</span> {kindWord(node)}{' '}
          <span aria-hidden="true">·</span> <CopyText text={node.file} />
        </p>
        <h1>
          <CopyText text={node.name} />
        </h1>
        {node.description !== '' && <Markdown text={node.description} />}
        {node.description === '' && <p class="missing">No description yet.</p>}
      </header>
      <NodeFacts node={node} detail={detail} />
      {detail?.problems !== undefined && <Problems problems={detail.problems} />}
      {detail !== undefined && (
        <>
          <SectionLinks sections={sections} />
          <Section id="lineage" title="Lineage">
            <GraphPanel index={index} column={column} />
          </Section>
          {detail.columns.length > 0 && (
            <Section id="columns" title="Columns" count={detail.columns.length}>
              <ColumnsTable
                index={index}
                columns={detail.columns}
                chosen={column}
                analysed={!detail.unanalysed}
              />
            </Section>
          )}
          {detail.tests.length > 0 && (
            <Section id="tests" title="Tests" count={detail.tests.length}>
              <TestsTable tests={detail.tests} on={index} />
            </Section>
          )}
          {detail.reconciliations !== undefined && (
            <Section id="reconciliation" title="Reconciliation" count={detail.reconciliations.length}>
              <ReconciliationHistory list={detail.reconciliations} />
            </Section>
          )}
          {detail.texts.length > 0 && (
            <Section id="sql" title="SQL">
              <SqlView texts={detail.texts} targets={targets} />
              {detail.macros.length > 0 && (
                <p class="used-macros">
                  Macros used:{' '}
                  {detail.macros.map((at, place) => {
                    const macro = more!.details.macros[at]!
                    return (
                      <>
                        {place > 0 && ', '}
                        <a href={entryHref(macro.id)}>{macro.name}</a>
                      </>
                    )
                  })}
                </p>
              )}
            </Section>
          )}
          <Neighbours up={node.up} down={down[index]!} />
        </>
      )}
    </article>
  )
}

function Neighbours({ up, down }: { up: readonly NodeIndex[]; down: readonly NodeIndex[] }) {
  if (up.length + down.length === 0) return null
  return (
    <div id="neighbours" class="neighbours">
      <NodeList title="Reads" nodes={up} none="Nothing in this project." />
      <NodeList title="Used by" nodes={down} none="Nothing in this project." />
    </div>
  )
}

function NodeList({ title, nodes, none }: { title: string; nodes: readonly NodeIndex[]; none: string }) {
  return (
    <section>
      <h2>
        {title} <span class="count">{nodes.length}</span>
      </h2>
      {nodes.length === 0 && <p class="missing">{none}</p>}
      <ul class="plain">
        {nodes.map((index) => (
          <li>
            <NodeLink index={index} />
          </li>
        ))}
      </ul>
    </section>
  )
}
