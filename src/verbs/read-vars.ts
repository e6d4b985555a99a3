import type { JsonObject } from '../manifest/json.ts'
import type { Problem } from '../problems/problem.ts'
import { isJsonObject, objectOf } from '../project/json.ts'
import { describe } from '../project/schema/check-shape.ts'
import { readYaml } from '../project/yaml/read-yaml.ts'
import { withTimes } from '../project/yaml/with-times.ts'

/** The value of `--vars`: a mapping in YAML or JSON. Gives the sentence that says what is wrong, otherwise. */
export function readVars(text: string): JsonObject | string {
  const problems: Problem[] = []
  const yaml = readYaml('--vars', text, (problem) => problems.push(problem))
  if (yaml === undefined) return problems[0]?.message.replace(/[.:]+$/, '') ?? 'not readable'
  if (yaml.value === null) return {}
  return isJsonObject(yaml.value)
    ? objectOf(withTimes(yaml, yaml.value))
    : `it is ${describe(yaml.value)}, not a mapping`
}
