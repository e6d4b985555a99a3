import type { ExactScalar } from '../../manifest/exact-scalar.ts'
import { yamlFloat, yamlScalar } from '../../template/modules/yaml-scalar.ts'
import { toJson } from '../template-values.ts'
import { timestampText } from './timestamp-text.ts'

export type Scalar = string | number | boolean | null | ExactScalar

/** The value of an unquoted scalar. Dates and times are text in ISO's form, which is what dbt makes of them. */
export function plainScalar(text: string): Scalar {
  const value = yamlScalar(text)
  return typeof value === 'string' ? (timestampText(value) ?? value) : (toJson(value) as Scalar)
}

/** As `!!float` reads a text, which needs no point. */
export function floatScalar(text: string): Scalar {
  return toJson(yamlFloat(text)) as Scalar
}
