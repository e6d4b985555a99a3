import { useMemo } from 'preact/hooks'
import { firstSentence } from '../parts/parse-markdown.ts'
import { hrefOf } from '../routes.ts'
import { groupFindings, groupNames } from '../search/group-findings.ts'
import { Marked } from '../search/marked.tsx'
import { hrefOfFinding } from '../search/search-box.tsx'
import { useSearch } from '../search/use-search.ts'
import { replaceAddress } from '../use-route.ts'

const shownEach = 50

export function SearchPage({ query }: { query: string }) {
  const findings = useSearch(query)
  const groups = useMemo(() => groupFindings(findings, shownEach), [findings])
  return (
    <article>
      <header class="page-head">
        <h1>Search</h1>
        <input
          class="search-field"
          type="search"
          aria-label="Search for"
          value={query}
          onInput={(event) => replaceAddress(hrefOf({ page: 'search', query: event.currentTarget.value }))}
        />
        <p class="meta" role="status">
          {query.trim() === ''
            ? 'Names, columns, descriptions, SQL, owners and tags.'
            : `${findings.length} found`}
        </p>
      </header>
      {groups.map(({ kind, findings: shown, total }) => (
        <section class="section">
          <h2>
            {groupNames[kind]} <span class="count">{total}</span>
          </h2>
          <ul class="plain found">
            {shown.map((finding) => (
              <li>
                <a class={kind === 'column' ? 'mono' : ''} href={hrefOfFinding(finding)}>
                  <Marked text={finding.title} query={query} />
                </a>
                <span class={kind === 'sql' ? 'aside mono' : 'aside'}>
                  <Marked
                    text={kind === 'sql' ? finding.aside : firstSentence(finding.aside)}
                    query={query}
                  />
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </article>
  )
}
