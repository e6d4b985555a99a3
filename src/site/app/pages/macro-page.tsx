import { useMemo } from 'preact/hooks'
import type { PageMacro } from '../../page-data.ts'
import { CopyText } from '../parts/copy-button.tsx'
import { Markdown } from '../parts/markdown.tsx'
import { NodeLink } from '../parts/node-link.tsx'
import { useSite } from '../site.ts'
import { linkTargets } from '../sql/link-targets.ts'
import { SqlView } from '../sql/sql-view.tsx'
import { Section } from './section.tsx'

export function MacroPage({ macro }: { macro: PageMacro }) {
  const site = useSite()
  const targets = useMemo(() => linkTargets(site, [], macro.calls), [site, macro])
  return (
    <article>
      <header class="page-head">
        <p class="crumbs">
          Macro <span aria-hidden="true">·</span> {macro.package} <span aria-hidden="true">·</span>{' '}
          <CopyText text={macro.file} />
        </p>
        <h1>
          <CopyText text={macro.name} />
        </h1>
        {macro.description !== '' && <Markdown text={macro.description} />}
      </header>
      {macro.arguments.length > 0 && (
        <Section id="arguments" title="Arguments" count={macro.arguments.length}>
          <table class="list">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Type</th>
                <th scope="col" class="wide">
                  Description
                </th>
              </tr>
            </thead>
            <tbody>
              {macro.arguments.map(({ name, type, description }) => (
                <tr>
                  <th scope="row" class="mono">
                    {name}
                  </th>
                  <td class="type">{type}</td>
                  <td class="wide">{description !== undefined && <Markdown text={description} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
      <Section id="sql" title="Source">
        <SqlView texts={[{ title: 'Source', text: macro.text }]} targets={targets} />
      </Section>
      <Section id="used" title="Used by" count={macro.usedBy.length}>
        {macro.usedBy.length === 0 && <p class="missing">No model uses it directly.</p>}
        <ul class="plain">
          {macro.usedBy.map((index) => (
            <li>
              <NodeLink index={index} />
            </li>
          ))}
        </ul>
      </Section>
    </article>
  )
}
