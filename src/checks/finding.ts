// Says in words what a failing test has found.

import type { Json } from '../manifest/json.ts'
import type { DataTest } from '../manifest/node.ts'

const number = new Intl.NumberFormat('en-US')

/** Follows "The test found". */
export function finding(test: DataTest, failures: number): string {
  const count = number.format(failures)
  const one = failures === 1
  // A column that its YAML quotes carries its quotes already.
  const column = test.column === undefined ? undefined : `"${test.column.replace(/^(["`])(.*)\1$/, '$2')}"`
  const given = test.generic?.arguments ?? {}
  if (column !== undefined && test.generic?.namespace === undefined) {
    switch (test.generic?.name) {
      case 'unique':
        return `${count} ${one ? 'value' : 'values'} of ${column} that ${one ? 'occurs' : 'occur'} more than once`
      case 'not_null':
        return `${count} ${one ? 'row' : 'rows'} where ${column} is null`
      case 'accepted_values':
        return `${count} ${one ? 'value' : 'values'} of ${column} other than ${list(given.values)}`
      case 'relationships':
        return `${count} ${one ? 'row' : 'rows'} whose ${column} has no match in "${String(given.field ?? '')}" of ${String(given.to ?? '')}`
    }
  }
  if (test.test.failCalc.replace(/\s/g, '').toLowerCase() !== 'count(*)')
    return `${test.test.failCalc} = ${count}`
  return `${count} failing ${one ? 'row' : 'rows'}`
}

function list(values: Json | undefined): string {
  if (!Array.isArray(values)) return 'the accepted ones'
  const shown = values.slice(0, 8).map(String).join(', ')
  return values.length > 8 ? `${shown}, ...` : shown
}
