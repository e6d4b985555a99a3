// The OPTIONS(...) of tables and views.

import { pairs, text } from './names.ts'
import type { BigqueryOptions } from './table-options.ts'

/** Hidden relations and tables for new rows outlive their run by at most this. */
export const hiddenHours = 12

export interface OptionContext {
  readonly description?: string | undefined
  /** Ours alone: it ends by itself. */
  readonly hidden?: boolean | undefined
}

export function tableOptions(options: BigqueryOptions, context: OptionContext): string {
  return optionList([
    ...common(options, context),
    ...(options.partition === undefined || options.partitionExpirationDays === undefined
      ? []
      : [`partition_expiration_days = ${options.partitionExpirationDays}`]),
    ...(options.partition !== undefined && options.requirePartitionFilter && context.hidden !== true
      ? ['require_partition_filter = TRUE']
      : []),
    ...(options.kmsKeyName === undefined ? [] : [`kms_key_name = ${text(options.kmsKeyName)}`]),
    ...changeHistory(options),
  ])
}

export function changeHistory({ changeHistory }: BigqueryOptions): readonly string[] {
  return changeHistory === undefined ? [] : [`enable_change_history = ${changeHistory ? 'TRUE' : 'FALSE'}`]
}

export function viewOptions(options: BigqueryOptions, context: OptionContext): string {
  return optionList(common(options, context))
}

export function materialisedViewOptions(options: BigqueryOptions, context: OptionContext): string {
  const { enableRefresh, refreshIntervalMinutes, maxStaleness, allowNonIncrementalDefinition } = options.view
  return optionList([
    ...common(options, context),
    ...(options.kmsKeyName === undefined ? [] : [`kms_key_name = ${text(options.kmsKeyName)}`]),
    ...(enableRefresh === undefined ? [] : [`enable_refresh = ${enableRefresh ? 'TRUE' : 'FALSE'}`]),
    ...(refreshIntervalMinutes === undefined ? [] : [`refresh_interval_minutes = ${refreshIntervalMinutes}`]),
    ...(maxStaleness === undefined ? [] : [`max_staleness = ${maxStaleness}`]),
    ...(allowNonIncrementalDefinition === undefined
      ? []
      : [`allow_non_incremental_definition = ${allowNonIncrementalDefinition ? 'TRUE' : 'FALSE'}`]),
  ])
}

/** When a table ends: the hidden one soon, the published one as its node says or never. */
export function expiration(options: BigqueryOptions, hidden: boolean | undefined): string {
  const hours = hidden === true ? hiddenHours : options.hoursToExpiration
  if (hours === undefined) return 'NULL'
  const minutes = Math.ceil(hours * 60)
  return `TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL ${minutes} MINUTE)`
}

function common(options: BigqueryOptions, { description, hidden }: OptionContext): readonly string[] {
  const ends = expiration(options, hidden)
  return [
    ...(ends === 'NULL' ? [] : [`expiration_timestamp = ${ends}`]),
    ...(description === undefined || description === '' ? [] : [`description = ${text(description)}`]),
    ...(options.labels.length === 0 ? [] : [`labels = ${pairs(options.labels)}`]),
    ...(options.tags.length === 0 ? [] : [`tags = ${pairs(options.tags)}`]),
  ]
}

/** With the line break before it, or nothing. */
function optionList(entries: readonly string[]): string {
  return entries.length === 0 ? '' : `OPTIONS (\n  ${entries.join(',\n  ')}\n)\n`
}
