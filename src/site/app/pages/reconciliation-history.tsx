import type { PageReconciliation } from '../../page-data.ts'
import { formatAge, formatCount, formatTime } from '../format.ts'
import { SampleRows } from '../parts/sample-rows.tsx'
import { ScrollBox } from '../parts/scroll-box.tsx'
import { ToneMark } from '../parts/status-mark.tsx'

const marks = {
  equal: { tone: 'good', word: 'equal' },
  different: { tone: 'bad', word: 'different' },
  error: { tone: 'warn', word: 'not compared' },
} as const

/** How the source compared with its table each time, and the rows that differ now. */
export function ReconciliationHistory({ list }: { list: readonly PageReconciliation[] }) {
  const [latest] = list
  return (
    <>
      <ScrollBox label="Reconciliations, the latest first">
        <table class="rows">
          <thead>
            <tr>
              <th scope="col">Compared</th>
              <th scope="col">Result</th>
              <th scope="col">Rows in the source</th>
              <th scope="col">Rows here</th>
              <th scope="col">What differs</th>
            </tr>
          </thead>
          <tbody>
            {list.map(({ at, status, rowsSource, rowsTarget, leftOut = 0, message }) => (
              <tr>
                <td title={formatTime(at)}>{formatAge(at)}</td>
                <td>
                  <ToneMark {...marks[status]} />
                </td>
                <td class="figure">{formatCount(rowsSource)}</td>
                <td class="figure">{formatCount(rowsTarget)}</td>
                <td>{status === 'equal' && leftOut === 0 ? 'nothing' : message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {latest !== undefined && latest.examples.length > 0 && (
        <>
          <h3>Rows that differ</h3>
          <SampleRows
            sample={{ columns: ['key', 'column', 'source', 'here'], rows: differences(latest) }}
            label="Rows that differ"
          />
        </>
      )}
      {latest?.checksums !== undefined && latest.checksums.length > 0 && (
        <details>
          <summary>Checksums of {latest.checksums.length} columns</summary>
          <SampleRows
            sample={{
              columns: ['column', 'result', 'source', 'here'],
              rows: checksums(latest.checksums),
            }}
            label="Checksums by column"
          />
        </details>
      )}
    </>
  )
}

/** The columns whose checksums differ first. */
function checksums(list: NonNullable<PageReconciliation['checksums']>) {
  const same = list.filter(({ source, target }) => source === target)
  const other = list.filter(({ source, target }) => source !== target)
  return [...other, ...same].map(({ column, source, target }) => [
    column,
    source === target ? 'equal' : 'different',
    source,
    target,
  ])
}

function differences({ examples }: PageReconciliation) {
  return examples.flatMap(({ kind, key, cells }) => {
    const name = key.map((part) => part ?? 'NULL').join(', ')
    if (kind === 'only-a') return [[name, '', 'only there', '']]
    if (kind === 'only-b') return [[name, '', '', 'only here']]
    return cells.map((cell) => [name, cell.column, cell.a, cell.b])
  })
}
