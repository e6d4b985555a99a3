import { useState } from 'preact/hooks'
import type { CoreNode, NodeIndex, PageLayer } from '../../page-data.ts'
import { countOf, formatAge, formatBytes, formatCount, formatDuration, formatTime } from '../format.ts'
import { LayerDot, NodeLink } from '../parts/node-link.tsx'
import { firstSentence } from '../parts/parse-markdown.ts'
import { StatusMark, TestMark, ToneMark } from '../parts/status-mark.tsx'
import { entryHref } from '../routes.ts'
import { useSite } from '../site.ts'
import { kindWord, layerNames, layers, statusWords } from '../words.ts'

const rowsAtFirst = 25
const attentionAtFirst = 6

export function Overview() {
  const { core } = useSite()
  const { project } = core
  const byLayer = layers
    .map((layer) => ({ layer, nodes: nodesOf(core.nodes, layer) }))
    .filter(({ nodes }) => nodes.length > 0)
  return (
    <>
      <header class="page-head">
        <h1>{project.name}</h1>
        <p class="meta">
          <span>
            target <b>{project.target}</b> ({project.engine}, {project.database}.{project.schema})
          </span>
          <span>
            written in <b>{project.dialect === 'bigquery' ? 'BigQuery SQL' : 'DuckDB SQL'}</b>
          </span>
          <span title={formatTime(project.generatedAt)}>generated {formatTime(project.generatedAt)}</span>
        </p>
      </header>
      <Summary />
      <Attentions />
      <section aria-labelledby="layers-title">
        <h2 id="layers-title" class="unseen">
          Layers
        </h2>
        <div class="layers">
          {byLayer.map(({ layer, nodes }) => (
            <LayerCard layer={layer} nodes={nodes} />
          ))}
        </div>
      </section>
      {byLayer.map(({ layer, nodes }) => (
        <LayerTable layer={layer} nodes={nodes} />
      ))}
    </>
  )
}

function nodesOf(nodes: readonly CoreNode[], layer: PageLayer): readonly NodeIndex[] {
  return nodes.flatMap((node, index) => (node.layer === layer ? [index] : []))
}

function Summary() {
  const { core } = useSite()
  const models = core.nodes.filter((node) => node.kind === 'model')
  const built = core.nodes.flatMap((node) => (node.build === undefined ? [] : [node.build]))
  const failed = built.filter((build) => statusWords[build.status][1] === 'bad').length
  const last = Math.max(0, ...built.map((build) => build.at))
  const { pass, warn, fail, unknown } = core.testCounts
  const total = pass + warn + fail + unknown
  const stale = core.nodes.filter((node) => node.stale).length
  return (
    <dl class="facts">
      <div>
        <dt>Models</dt>
        <dd>{formatCount(models.length)}</dd>
      </div>
      <div>
        <dt>Tests</dt>
        <dd>
          {formatCount(total)}
          {fail > 0 && <ToneMark tone="bad" word={`${fail} failed`} />}
          {warn > 0 && <ToneMark tone="warn" word={`${warn} warned`} />}
          {fail + warn === 0 && pass > 0 && (
            <ToneMark tone="good" word={unknown === 0 ? 'all passed' : `${pass} passed`} />
          )}
          {pass + warn + fail === 0 && total > 0 && <ToneMark tone="quiet" word="not run" />}
        </dd>
      </div>
      <div>
        <dt>Last build</dt>
        <dd title={last > 0 ? formatTime(last) : ''}>
          {last > 0 ? formatAge(last) : 'never'}
          {failed > 0 && <ToneMark tone="bad" word={`${failed} failed`} />}
        </dd>
      </div>
      <div>
        <dt>Older than their inputs</dt>
        <dd>{stale === 0 ? 'none' : <ToneMark tone="warn" word={countOf(stale, 'table')} />}</dd>
      </div>
      {core.cost !== undefined && (
        <div>
          <dt>Billed by the last run</dt>
          <dd>
            {formatBytes(core.cost.bytesBilled)}, {formatDuration(core.cost.slotMilliseconds)} of slot time
            {core.cost.cached > 0 && `, ${core.cost.cached} of ${core.cost.of} from the cache`}
          </dd>
        </div>
      )}
    </dl>
  )
}

function Attentions() {
  const { core } = useSite()
  const [all, showAll] = useState(false)
  if (core.attention.length === 0) return null
  const shown = all ? core.attention : core.attention.slice(0, attentionAtFirst)
  return (
    <section class="attention" aria-labelledby="attention-title">
      <h2 id="attention-title">Needs attention</h2>
      <ul>
        {shown.map(({ id, name, status, message, on }) => (
          <li>
            <StatusMark status={status} />
            <a href={entryHref(id)}>{name}</a>
            {on !== undefined && <NodeLink index={on} />}
            <span class="message">{message}</span>
          </li>
        ))}
      </ul>
      {!all && core.attention.length > shown.length && (
        <button type="button" class="button" onClick={() => showAll(true)}>
          Show all {core.attention.length}
        </button>
      )}
    </section>
  )
}

function LayerCard({ layer, nodes }: { layer: PageLayer; nodes: readonly NodeIndex[] }) {
  const { core } = useSite()
  const members = nodes.map((index) => core.nodes[index]!)
  const sum = { pass: 0, warn: 0, fail: 0, unknown: 0 }
  for (const { tests } of members) {
    for (const key of ['pass', 'warn', 'fail', 'unknown'] as const) sum[key] += tests?.[key] ?? 0
  }
  const tested = sum.pass + sum.warn + sum.fail + sum.unknown
  const builds = members.flatMap(({ build }) => (build === undefined ? [] : [build.at]))
  return (
    <button
      type="button"
      class={`layer-card layer-${layer}`}
      onClick={() => document.getElementById(`layer-${layer}`)?.scrollIntoView({ block: 'start' })}
    >
      <span class="layer-name">{layerNames[layer]}</span>
      <span class="layer-count">{formatCount(nodes.length)}</span>
      {tested > 0 && <TestMark counts={sum} />}
      {tested === 0 && layer !== 'exposure' && <span class="mark quiet">no tests</span>}
      {builds.length > 0 && <span class="age">built {formatAge(Math.min(...builds))}</span>}
    </button>
  )
}

function LayerTable({ layer, nodes }: { layer: PageLayer; nodes: readonly NodeIndex[] }) {
  const { core } = useSite()
  const [all, showAll] = useState(false)
  const shown = all ? nodes : nodes.slice(0, rowsAtFirst)
  return (
    <section class="layer-table" aria-labelledby={`layer-${layer}`}>
      <h2 id={`layer-${layer}`}>
        <LayerDot layer={layer} />
        {layerNames[layer]} <span class="count">{formatCount(nodes.length)}</span>
      </h2>
      <table class="list">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col" class="wide">
              Description
            </th>
            <th scope="col">Kind</th>
            <th scope="col">Tests</th>
            <th scope="col" class="figure">
              Rows
            </th>
            <th scope="col">Built</th>
            <th scope="col">Owner</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((index) => (
            <NodeRow node={core.nodes[index]!} />
          ))}
        </tbody>
      </table>
      {!all && nodes.length > shown.length && (
        <button type="button" class="button" onClick={() => showAll(true)}>
          Show all {formatCount(nodes.length)}
        </button>
      )}
    </section>
  )
}

function NodeRow({ node }: { node: CoreNode }) {
  const { build } = node
  return (
    <tr>
      <th scope="row">
        <a href={entryHref(node.id)}>{node.name}</a>
      </th>
      <td class="wide">{firstSentence(node.description)}</td>
      <td>{kindWord(node)}</td>
      <td>{node.tests !== undefined && <TestMark counts={node.tests} />}</td>
      <td class="figure" title={node.bytes === undefined ? '' : formatBytes(node.bytes)}>
        {node.rows === undefined ? '' : formatCount(node.rows)}
      </td>
      <td
        title={
          build === undefined ? '' : `${formatTime(build.at)}, took ${formatDuration(build.milliseconds)}`
        }
      >
        {build !== undefined &&
          (statusWords[build.status][1] === 'good' ? (
            <span class={node.stale ? 'age stale' : 'age'}>
              {formatAge(build.at)}
              {node.stale && ' (inputs are newer)'}
            </span>
          ) : (
            <StatusMark status={build.status} />
          ))}
      </td>
      <td>{node.owner ?? ''}</td>
    </tr>
  )
}
