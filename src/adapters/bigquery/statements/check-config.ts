// Checks the settings of a node that only BigQuery reads, before anything runs.

import type { Json } from '../../../manifest/json.ts'
import type { ConfigFault } from './faults.ts'
import { checkModel } from './ml-model.ts'
import { settleOptions } from './table-options.ts'

export function checkBigqueryConfig(config: {
  readonly [key: string]: Json | undefined
}): readonly ConfigFault[] {
  const faults: ConfigFault[] = []
  const tell = (fault: ConfigFault): void => void faults.push(fault)
  const options = settleOptions(config, tell)
  if (config.materialized === 'ml_model') checkModel(config, tell)
  if (config.incremental_strategy === 'insert_overwrite' && config.partition_by === undefined)
    tell({
      setting: 'incremental_strategy',
      what: 'is "insert_overwrite", which replaces whole partitions and needs "partition_by"',
      hint: 'Add `partition_by: {field: ..., data_type: ...}`, or use `incremental_strategy: merge`.',
    })
  if (options.partition?.copyPartitions === true && options.partitions.length > 0)
    tell({
      setting: 'partition_by.copy_partitions',
      what: 'cannot be used together with "partitions"',
      hint: 'Leave "partitions" out: the copied partitions are those that the query gives.',
    })
  const { partition } = options
  tellIdle(config, tell)
  const sizes = ['hour', 'day', 'month', 'year']
  if (
    config.incremental_strategy === 'microbatch' &&
    partition?.kind === 'time' &&
    partition.ingestion &&
    sizes.indexOf(String(config.batch_size)) < sizes.indexOf(partition.granularity)
  )
    tell({
      setting: 'batch_size',
      what: `is "${String(config.batch_size)}", but the table is kept by the ${partition.granularity} in which rows arrive`,
      hint: 'A batch must be whole partitions: choose a finer granularity, or larger batches.',
    })
  return faults
}

const ofTables = [
  ...['partition_by', 'cluster_by', 'partition_expiration_days', 'require_partition_filter', 'kms_key_name'],
]

/** What only a table can have, said of a view. */
function tellIdle(config: { readonly [key: string]: Json | undefined }, tell: (fault: ConfigFault) => void) {
  if (config.materialized !== 'view' && config.materialized !== 'ephemeral') return
  for (const setting of ofTables) {
    if (config[setting] === undefined || config[setting] === null || config[setting] === false) continue
    tell({
      setting,
      what: `does nothing: it is a ${config.materialized === 'view' ? 'view' : 'part of other queries'}, which has no rows of its own`,
      hint: 'Leave it out, or use `materialized: table`.',
      idle: true,
    })
  }
}
