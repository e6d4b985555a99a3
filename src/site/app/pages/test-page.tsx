import { useMemo } from 'preact/hooks'
import type { PageTest } from '../../page-data.ts'
import { formatAge, formatDuration, formatTime } from '../format.ts'
import { CopyText } from '../parts/copy-button.tsx'
import { Markdown } from '../parts/markdown.tsx'
import { NodeLink } from '../parts/node-link.tsx'
import { Problems } from '../parts/problems.tsx'
import { SampleRows } from '../parts/sample-rows.tsx'
import { StatusMark } from '../parts/status-mark.tsx'
import { useSite } from '../site.ts'
import { linkTargets } from '../sql/link-targets.ts'
import { SqlView } from '../sql/sql-view.tsx'
import { Section } from './section.tsx'
import { testWords } from './tests-table.tsx'

export function TestPage({ test }: { test: PageTest }) {
  const site = useSite()
  const targets = useMemo(() => linkTargets(site, test.on, []), [site, test])
  return (
    <article>
      <header class="page-head">
        <p class="crumbs">
          {test.unit ? 'Unit test' : 'Test'} <span aria-hidden="true">·</span> <CopyText text={test.file} />
        </p>
        <h1>
          <CopyText text={test.name} />
        </h1>
        {test.description !== '' && <Markdown text={test.description} />}
      </header>
      <dl class="facts">
        <div>
          <dt>Result</dt>
          <dd>
            <StatusMark status={test.status} />
            {test.at !== undefined && (
              <span class="age" title={formatTime(test.at)}>
                {formatAge(test.at)}, in {formatDuration(test.milliseconds ?? 0)}
              </span>
            )}
          </dd>
        </div>
        <div>
          <dt>Demands</dt>
          <dd>{test.label}</dd>
        </div>
        {test.severity !== undefined && (
          <div>
            <dt>Severity</dt>
            <dd>{test.severity}</dd>
          </div>
        )}
        {(test.facts ?? []).map(([name, value]) => (
          <div>
            <dt>{name}</dt>
            <dd>{String(value)}</dd>
          </div>
        ))}
        <div>
          <dt>Of</dt>
          <dd>
            {test.on.map((index) =>
              test.column === undefined ? (
                <NodeLink index={index} />
              ) : (
                <NodeLink index={index} column={test.column} />
              ),
            )}
          </dd>
        </div>
      </dl>
      {test.problems !== undefined && <Problems problems={test.problems} />}
      {test.problems === undefined && testWords(test) !== '' && <p>{testWords(test)}</p>}
      {test.sample !== undefined && test.sample.rows.length > 0 && (
        <Section id="sample" title="Failing rows">
          <SampleRows sample={test.sample} label="Rows at fault" />
        </Section>
      )}
      {test.texts.length > 0 && (
        <Section id="sql" title="SQL">
          <SqlView texts={test.texts} targets={targets} />
        </Section>
      )}
    </article>
  )
}
