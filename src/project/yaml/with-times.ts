import { ExactScalar } from '../../manifest/exact-scalar.ts'
import { isJsonObject, type Json } from '../json.ts'
import { setKey } from './marks.ts'
import type { PlacedYaml } from './placed-yaml.ts'
import { timestampText } from './timestamp-text.ts'

/**
 * Variables and arguments of tests: there dates and times are such and no text, as in dbt, which makes texts of them in
 * settings alone.
 */
export function withTimes(yaml: PlacedYaml, value: Json): Json {
  if (Array.isArray(value))
    return (value as readonly Json[]).map((item, index) => withTime(yaml, value, index, item))
  if (!isJsonObject(value)) return value
  const changed: Record<string, Json> = {}
  for (const [key, item] of Object.entries(value)) setKey(changed, key, withTime(yaml, value, key, item))
  return changed
}

/** The same of one entry of a mapping or list. */
export function withTime(yaml: PlacedYaml, container: object, key: string | number, item: Json): Json {
  if (typeof item !== 'string') return withTimes(yaml, item)
  const isTime = timestampText(item) === item && yaml.isPlain(container, key)
  return isTime ? new ExactScalar(item.replace('T', ' ')) : item
}
