import { expect, it } from 'vitest'
import type { ProblemError } from '../../problems/problem.ts'
import { settleSettings } from './settings.ts'

const at = (line: number) => ({ file: 'project.yml', line, column: 7 })

it.each([
  [
    { projct: 'acme', locaton: 'EU' },
    [at(1), at(2)],
    ['Did you mean "project"?', 'Did you mean "location"?'],
  ],
  [{ project: ['acme'] }, [at(1)], [undefined]],
  [{ project: 'acme', priority: 'soon' }, [at(2)], [undefined]],
  [{ project: 'acme', dataset: 'my-data' }, [at(2)], ['Did you mean "my_data"?']],
  [{ project: 'acme', location: 'Europe' }, [at(2)], ['Did you mean "EU"?']],
  [{ project: 'acme', maximum_bytes_billed: 'much' }, [at(2)], [undefined]],
])('%j is told at its place', (settings, places, hints) => {
  const names = Object.keys(settings)
  const where = Object.fromEntries(names.map((name, index) => [name, at(index + 1)]))
  let error: ProblemError | undefined
  try {
    settleSettings(settings, '/shop', where)
  } catch (caught) {
    error = caught as ProblemError
  }
  expect(error?.problems.map((problem) => problem.at)).toEqual(places)
  expect(error?.problems.map(({ hint }) => hint)).toEqual(hints)
})
