import type { ComponentChildren } from 'preact'
import type { Json } from '../../../manifest/json.ts'
import type { CoreNode, NodeDetail } from '../../page-data.ts'
import { formatAge, formatBytes, formatCount, formatDuration, formatTime } from '../format.ts'
import { CopyText } from '../parts/copy-button.tsx'
import { StatusMark, TestMark, ToneMark } from '../parts/status-mark.tsx'
import { hrefOf } from '../routes.ts'
import { kindWord } from '../words.ts'

export function NodeFacts({ node, detail }: { node: CoreNode; detail: NodeDetail | undefined }) {
  const { build } = node
  return (
    <dl class="facts">
      <Fact name={node.kind === 'model' ? 'Materialised' : 'Kind'}>{kindWord(node)}</Fact>
      {build !== undefined && (
        <Fact name="Last build">
          <span title={formatTime(build.at)}>{formatAge(build.at)}</span>
          <StatusMark status={build.status} word={`in ${formatDuration(build.milliseconds)}`} />
          {node.stale && <ToneMark tone="warn" word="inputs are newer" />}
        </Fact>
      )}
      {node.tests !== undefined && (
        <Fact name="Tests">
          <TestMark counts={node.tests} />
        </Fact>
      )}
      {node.rows !== undefined && (
        <Fact name="Rows">
          {formatCount(node.rows)}
          {node.bytes !== undefined && <span class="age">{formatBytes(node.bytes)}</span>}
        </Fact>
      )}
      {detail?.relation !== undefined && (
        <Fact name="Relation">
          <CopyText text={detail.relation} class="mono" />
        </Fact>
      )}
      {node.owner !== undefined && <Fact name="Owner">{node.owner}</Fact>}
      {node.tags !== undefined && (
        <Fact name="Tags">
          {node.tags.map((tag) => (
            <a class="tag" href={hrefOf({ page: 'search', query: tag })}>
              {tag}
            </a>
          ))}
        </Fact>
      )}
      {detail?.url !== undefined && (
        <Fact name="Address">
          {/^https?:\/\//.test(detail.url) ? (
            <a href={detail.url} rel="noreferrer noopener" target="_blank">
              {detail.url}
            </a>
          ) : (
            detail.url
          )}
        </Fact>
      )}
      {detail?.facts.map(([name, value]) => (
        <Fact name={name.replaceAll('_', ' ')}>{valueText(value)}</Fact>
      ))}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** `month(invoiced_on)` reads better than JSON, but only a person knows which keys belong together. */
function valueText(value: Json): string {
  if (Array.isArray(value)) return value.map(valueText).join(', ')
  if (value !== null && typeof value === 'object') {
    return Object.entries(value)
      .map(([key, one]) => `${key} ${valueText(one)}`)
      .join(', ')
  }
  return String(value)
}
