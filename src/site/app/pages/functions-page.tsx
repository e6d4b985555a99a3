import { useState } from 'preact/hooks'
import type { PageFunction } from '../../page-data.ts'
import { ScrollBox } from '../parts/scroll-box.tsx'
import { useSite } from '../site.ts'

const statuses = ['equal', 'limited', 'refused'] as const
const words: Readonly<Record<PageFunction['status'], string>> = {
  equal: 'same result',
  limited: 'same within a limit',
  refused: 'refused',
}

/** BigQuery's functions and what becomes of each on DuckDB. */
export function FunctionsPage() {
  const { more } = useSite()
  const [text, setText] = useState('')
  const [shown, show] = useState<PageFunction['status'] | undefined>(undefined)
  const all = more?.details.functions ?? []
  const wanted = text.trim().toUpperCase()
  const found = all.filter(
    ({ name, status, family }) =>
      (shown === undefined || status === shown) &&
      (name.includes(wanted) || family.toUpperCase().includes(wanted)),
  )
  return (
    <article>
      <header class="page-head">
        <h1>BigQuery's functions on DuckDB</h1>
        <p>
          Models in BigQuery's SQL run on DuckDB with the same result, or are refused with their place. What
          is not listed is refused.
        </p>
      </header>
      <div class="function-filters">
        <input
          type="search"
          aria-label="Filter functions"
          placeholder="Name or family"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        {statuses.map((status) => (
          <button
            key={status}
            type="button"
            class="button"
            aria-pressed={shown === status}
            onClick={() => show(shown === status ? undefined : status)}
          >
            {words[status]} <span class="count">{all.filter((each) => each.status === status).length}</span>
          </button>
        ))}
      </div>
      <ScrollBox label="Functions">
        <table class="list functions">
          <thead>
            <tr>
              <th scope="col">Function</th>
              <th scope="col">Family</th>
              <th scope="col">Takes and gives</th>
              <th scope="col">On DuckDB</th>
              <th scope="col" class="wide">
                Limit, or what to do
              </th>
            </tr>
          </thead>
          <tbody>
            {found.map(({ name, family, signatures, status, note }) => (
              <tr key={name}>
                <th scope="row" class="mono">
                  {name}
                </th>
                <td>{family}</td>
                <td class="mono">
                  {signatures.map((each) => (
                    <div key={each}>{each}</div>
                  ))}
                </td>
                <td>
                  <span class={`parity ${status}`}>{words[status]}</span>
                </td>
                <td class="wide">{note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {found.length === 0 && <p>No function is called so.</p>}
    </article>
  )
}
