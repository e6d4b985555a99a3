import { testShapeWrong } from '../../problems/catalogue/project.ts'
import type { Location, Report } from '../../problems/problem.ts'
import type { TestDefinition } from '../definitions.ts'
import { isJsonObject, type Json, type JsonObject, objectOf, textOf } from '../json.ts'
import { setKey } from '../yaml/marks.ts'
import type { PlacedYaml } from '../yaml/placed-yaml.ts'
import { withTime, withTimes } from '../yaml/with-times.ts'

/** Keys that configure a test where they stand among its arguments. */
export const testConfigKeys: ReadonlySet<string> = new Set([
  'severity',
  'tags',
  'enabled',
  'where',
  'limit',
  'warn_if',
  'error_if',
  'fail_calc',
  'store_failures',
  'store_failures_as',
  'meta',
  'database',
  'schema',
  'alias',
  'group',
  'sql_header',
])

interface Reading {
  readonly yaml: PlacedYaml
  readonly report: Report
}

/** `tests:` and `data_tests:` of a resource or a column. */
export function settleTests(reading: Reading, entry: JsonObject, owner: string): readonly TestDefinition[] {
  return ['data_tests', 'tests'].flatMap((key) => {
    const list = entry[key]
    if (!Array.isArray(list)) return []
    const tests: readonly Json[] = list
    return tests.flatMap((test, index) => settleTest(reading, tests, test, index, owner) ?? [])
  })
}

function settleTest(
  { yaml, report }: Reading,
  list: readonly Json[],
  test: Json,
  index: number,
  owner: string,
): TestDefinition | undefined {
  const at = yaml.ofKey(list, index)
  if (typeof test === 'string') return named(test, at, {})
  if (!isJsonObject(test)) {
    report(
      testShapeWrong({
        at,
        what: `A test of ${owner} must be a name, or a name with arguments.`,
        hint: 'Write for example "- unique".',
      }),
    )
    return undefined
  }
  const keys = Object.keys(test)
  const alternative = textOf(test.test_name)
  if (alternative !== undefined) {
    const { test_name: _, ...rest } = test
    return named(alternative, at, settleBody(yaml, test, rest))
  }
  const [name] = keys
  if (name === undefined) return undefined
  const body = test[name] ?? null
  if (keys.length > 1) {
    const hint =
      body === null
        ? `Indent the lines under "${name}:" by two more spaces, so that they belong to it.`
        : `Begin each test with its own "- "; "${keys[1]}" belongs under "${name}:" or is another test.`
    report(
      testShapeWrong({
        at,
        what: `The test "${name}" of ${owner} has "${keys.slice(1).join('", "')}" beside it, not in it.`,
        hint,
      }),
    )
    return undefined
  }
  if (body !== null && !isJsonObject(body)) {
    const what = `The arguments of the test "${name}" of ${owner} must be keys with values.`
    report(
      testShapeWrong({
        at: yaml.ofValue(test, name),
        what,
        hint: `Write for example "- ${name}: {column_name: value}".`,
      }),
    )
    return undefined
  }
  return named(name, yaml.ofKey(test, name), body === null ? {} : settleBody(yaml, body, body))
}

function named(fullName: string, at: Location, body: Partial<TestDefinition>): TestDefinition {
  const dot = fullName.lastIndexOf('.')
  return {
    at,
    name: fullName.slice(dot + 1),
    ...(dot > 0 ? { namespace: fullName.slice(0, dot) } : {}),
    arguments: {},
    argumentPlaces: {},
    config: { values: {}, places: {} },
    ...body,
  }
}

function settleBody(yaml: PlacedYaml, container: JsonObject, body: JsonObject): Partial<TestDefinition> {
  const args: Record<string, Json> = {}
  const beside: Record<string, Json> = {}
  const argumentPlaces: Record<string, Location> = {}
  const config: Record<string, Json> = {}
  const places: Record<string, Location> = {}
  const spread = (
    from: JsonObject,
    into: Record<string, Json>,
    at: Record<string, Location>,
    placed = from,
  ) => {
    for (const [key, value] of Object.entries(from)) {
      setKey(into, key, value)
      at[key] = yaml.ofKey(placed, key)
    }
  }
  for (const [key, value] of Object.entries(body)) {
    if (key === 'arguments' && isJsonObject(value)) {
      // dbt takes settings out of the arguments too.
      for (const [word, given] of Object.entries(objectOf(withTimes(yaml, value)))) {
        const configures = testConfigKeys.has(word)
        if (word === 'config' && isJsonObject(given)) spread(objectOf(value.config), config, places)
        else {
          setKey(configures ? config : args, word, configures ? (value[word] ?? null) : given)
          ;(configures ? places : argumentPlaces)[word] = yaml.ofKey(value, word)
        }
      }
    } else if (key === 'config' && isJsonObject(value)) spread(value, config, places)
    else if (key === 'name' || key === 'description' || (key === 'arguments' && value === null)) continue
    else if (key === 'column_name') {
      setKey(beside, key, value)
      argumentPlaces[key] = yaml.ofKey(container, key)
    } else {
      const configures = testConfigKeys.has(key)
      setKey(configures ? config : args, key, configures ? value : withTime(yaml, container, key, value))
      ;(configures ? places : argumentPlaces)[key] = yaml.ofKey(container, key)
    }
  }
  const customName = textOf(body.name)
  const description = textOf(body.description)
  return {
    arguments: args,
    ...(Object.keys(beside).length === 0 ? {} : { beside }),
    argumentPlaces,
    config: { values: config, places },
    ...(customName === undefined ? {} : { customName }),
    ...(description === undefined ? {} : { description }),
  }
}
