import { expect, it } from 'vitest'
import { undefinedName } from './template.ts'

const at = { file: 'models/a.sql', line: 1, column: 11 }

it.each([
  ['dbt_utils', [], 'Name the package in packages.yml, and bring it in with "strata deps".'],
  ['fivetran_utils', [], 'Name the package in packages.yml, and bring it in with "strata deps".'],
  ['dbt_utilz', ['dbt_utils'], 'Did you mean "dbt_utils"?'],
  ['columns', [], 'Define it with "{% set %}", or pass it as an argument.'],
])('says of an undefined %s what may be meant', (name, known, hint) => {
  expect(undefinedName(name, known, at, []).hint).toBe(hint)
})
