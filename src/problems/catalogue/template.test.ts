import { expect, it } from 'vitest'
import { undefinedName } from './template.ts'

const at = { file: 'models/a.sql', line: 1, column: 11 }

it.each([
  ['dbt_utils', 'star', [], 'Name the package in packages.yml, and bring it in with "strata deps".'],
  ['house', 'cents', [], 'Name the package in packages.yml, and bring it in with "strata deps".'],
  ['dbt_utilz', 'star', ['dbt_utils'], 'Did you mean "dbt_utils"?'],
  ['dbt_utils', undefined, [], 'Define it with "{% set %}", or pass it as an argument.'],
])('says of an undefined %s of which %s is called what may be meant', (name, macro, known, hint) => {
  expect(undefinedName(name, known, at, [], macro).hint).toBe(hint)
})
