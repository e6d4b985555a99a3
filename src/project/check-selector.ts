// What a definition of selectors.yml looks like; which nodes it means is for `select/` to say.

import { keyMissing, unknownKey, valueWrong } from '../problems/catalogue/project.ts'
import { didYouMean } from '../problems/did-you-mean.ts'
import type { Report } from '../problems/problem.ts'
import { isJsonObject, type Json, type JsonObject, textOf } from './json.ts'
import { describe } from './schema/check-shape.ts'
import type { PlacedYaml } from './yaml/placed-yaml.ts'

const operations: readonly string[] = ['union', 'intersection']
const known: readonly string[] = [
  ...['method', 'value', 'parents', 'parents_depth', 'children', 'children_depth', 'childrens_parents'],
  ...['exclude', 'indirect_selection'],
]
const shorthand = 'text, or a mapping with "method" and "value"'

export interface Checking {
  readonly yaml: PlacedYaml
  /** "the selector "nightly"". */
  readonly owner: string
  readonly report: Report
}

/** Tells what dbt cannot read, and keys that say nothing. */
export function checkSelector(
  checking: Checking,
  container: object,
  key: string | number,
  value: Json,
): void {
  const { yaml, report } = checking
  if (typeof value === 'string') return
  if (!isJsonObject(value)) {
    const found = describe(value)
    report(valueWrong({ at: yaml.ofValue(container, key), key: String(key), expected: shorthand, found }))
    return
  }
  const names = Object.keys(value)
  const operation = operations.find((name) => value[name] !== undefined)
  if (operation !== undefined) {
    checkList(checking, value, operation)
    checkKeys(checking, value, [operation])
    return
  }
  if (value.exclude !== undefined) checkList(checking, value, 'exclude')
  const [only] = names
  if (names.length === 1 && only === 'exclude') return
  if (names.length === 1 && only !== undefined && !known.includes(only)) checkShorthand(checking, value, only)
  else {
    checkMethod(checking, value, container, key)
    checkKeys(checking, value, known)
  }
}

function checkMethod(
  { yaml, owner, report }: Checking,
  value: JsonObject,
  container: object,
  key: string | number,
) {
  for (const name of ['method', 'value']) {
    const given = value[name]
    if (given === undefined || given === null)
      report(keyMissing({ at: yaml.ofValue(container, key), key: name, owner: `a criterion of ${owner}` }))
    else if (name === 'method' && textOf(given) === undefined)
      report(
        valueWrong({ at: yaml.ofValue(value, name), key: name, expected: 'text', found: describe(given) }),
      )
  }
}

/** `tag: nightly` */
function checkShorthand({ yaml, report }: Checking, value: JsonObject, name: string): void {
  const given = value[name] ?? null
  if (textOf(given) !== undefined) return
  const near = didYouMean(name, [...operations, ...known])
  const hint = near === undefined ? undefined : `Did you mean "${near}"?`
  report(
    valueWrong({ at: yaml.ofValue(value, name), key: name, expected: 'text', found: describe(given), hint }),
  )
}

function checkList(checking: Checking, value: JsonObject, key: string): void {
  const { yaml, report } = checking
  const list = value[key]
  if (Array.isArray(list)) {
    const parts: readonly Json[] = list
    for (const [index, part] of parts.entries()) checkSelector(checking, parts, index, part)
  } else {
    report(
      valueWrong({ at: yaml.ofValue(value, key), key, expected: 'a list', found: describe(list ?? null) }),
    )
  }
}

function checkKeys({ yaml, owner, report }: Checking, value: JsonObject, names: readonly string[]): void {
  for (const key of Object.keys(value)) {
    if (names.includes(key)) continue
    const near = didYouMean(
      key,
      names.filter((name) => !Object.hasOwn(value, name)),
    )
    report(
      unknownKey({ at: yaml.ofKey(value, key), key, owner: `a criterion of ${owner}`, near, known: names }),
    )
  }
}
