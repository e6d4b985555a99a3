import type { NodeIndex, PageTest, TestIndex } from '../../page-data.ts'
import { countOf, formatAge, formatTime } from '../format.ts'
import { SampleRows } from '../parts/sample-rows.tsx'
import { StatusMark } from '../parts/status-mark.tsx'
import { entryHref } from '../routes.ts'
import { useSite } from '../site.ts'

const worstFirst = ['error', 'fail', 'interrupted', 'warn']

/** What failed comes first, with the rows at fault. */
export function TestsTable({ tests, on }: { tests: readonly TestIndex[]; on: NodeIndex }) {
  const { core, more } = useSite()
  const list = tests.map((test) => more!.details.tests[test]!)
  const sorted = [...list].sort((a, b) => rankOf(a) - rankOf(b))
  return (
    <table class="list tests">
      <thead>
        <tr>
          <th scope="col">Result</th>
          <th scope="col">Test</th>
          <th scope="col">Column</th>
          <th scope="col" class="wide">
            Said
          </th>
          <th scope="col">Ran</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((test) => (
          <>
            <tr>
              <td>
                <StatusMark status={test.status} />
              </td>
              <th scope="row">
                <a href={entryHref(test.id)}>{test.label}</a>
              </th>
              <td class="mono">
                {test.column !== undefined && (
                  <a href={entryHref(core.nodes[on]!.id, test.column)}>{test.column}</a>
                )}
              </td>
              <td class="wide">{testWords(test)}</td>
              <td title={test.at === undefined ? '' : formatTime(test.at)}>
                {test.at === undefined ? '' : <span class="age">{formatAge(test.at)}</span>}
              </td>
            </tr>
            {test.sample !== undefined && test.sample.rows.length > 0 && (
              <tr class="sample">
                <td colSpan={5}>
                  <SampleRows sample={test.sample} label={`Failing rows of ${test.label}`} />
                </td>
              </tr>
            )}
          </>
        ))}
      </tbody>
    </table>
  )
}

function rankOf({ status }: PageTest): number {
  const place = worstFirst.indexOf(status ?? '')
  return place < 0 ? worstFirst.length : place
}

export function testWords(test: PageTest): string {
  if (test.failures !== undefined && test.failures > 0) return countOf(test.failures, 'failing row')
  // A test that passed has nothing to add.
  return test.status === 'pass' ? '' : (test.message ?? '')
}
