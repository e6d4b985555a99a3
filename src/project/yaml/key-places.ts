import type { Location } from '../../problems/problem.ts'
import { isJsonObject, type Json } from '../json.ts'
import type { PlacedYaml } from './placed-yaml.ts'

/** Where each key of an object stands. */
export function keyPlaces(yaml: PlacedYaml, value: Json | undefined): Readonly<Record<string, Location>> {
  if (!isJsonObject(value)) return {}
  return Object.fromEntries(Object.keys(value).map((key) => [key, yaml.ofKey(value, key)]))
}
