// What is wrong with a node's BigQuery settings, as data: whoever reads them knows the place.

import { didYouMean } from '../../../problems/did-you-mean.ts'

export interface ConfigFault {
  /** The key in the node's config, e.g. `partition_by`. */
  readonly setting: string
  /** Follows `The setting "partition_by" of "orders"`. */
  readonly what: string
  readonly hint?: string
  /** It only does nothing: a warning, and none where it is said of many nodes at once. */
  readonly idle?: boolean
}

export type Tell = (fault: ConfigFault) => void

export function unknownKey(setting: string, key: string, known: readonly string[]): ConfigFault {
  const near = didYouMean(key, known)
  return {
    setting,
    what: `has a key "${key}" that BigQuery does not know`,
    hint: near === undefined ? `It may have: ${known.join(', ')}.` : `Did you mean "${near}"?`,
  }
}

export function unknownValue(setting: string, value: unknown, known: readonly string[]): ConfigFault {
  const shown = typeof value === 'string' ? value : JSON.stringify(value)
  const near = didYouMean(shown, known)
  return {
    setting,
    what: `has the value "${shown}", which is not one of: ${known.join(', ')}`,
    ...(near === undefined ? {} : { hint: `Did you mean "${near}"?` }),
  }
}
