// CREATE MODEL: a model of BigQuery ML is made from a query and options.

import type { Json, JsonObject } from '../../../manifest/json.ts'
import type { FoundRelation } from '../../../manifest/lookup.ts'
import type { Query } from '../../../manifest/manifest.ts'
import type { Relation } from '../../../manifest/relation.ts'
import type { Statement, TableShape } from '../../adapter.ts'
import { embed } from '../../embed.ts'
import { type Tell, unknownValue } from './faults.ts'
import { literal, pairs, quote } from './names.ts'
import { settleOptions } from './table-options.ts'

/** Of CREATE MODEL; as the service documents them, small letters. */
export const modelTypes: readonly string[] = [
  ...['linear_reg', 'logistic_reg', 'kmeans', 'matrix_factorization', 'pca', 'autoencoder'],
  ...[
    'boosted_tree_classifier',
    'boosted_tree_regressor',
    'random_forest_classifier',
    'random_forest_regressor',
  ],
  ...['dnn_classifier', 'dnn_regressor', 'dnn_linear_combined_classifier', 'dnn_linear_combined_regressor'],
  ...['automl_classifier', 'automl_regressor', 'arima_plus', 'arima_plus_xreg', 'contribution_analysis'],
  ...['tensorflow', 'tensorflow_lite', 'onnx', 'xgboost', 'transform_only'],
]

const setting = 'ml_options'

/** `ml_options: {model_type: logistic_reg, input_label_cols: [churned]}` */
export function checkModel(config: TableShape['config'], tell: Tell): void {
  const options = config[setting]
  const hint = 'Write e.g. `ml_options: {model_type: logistic_reg, input_label_cols: [churned]}`.'
  if (options === undefined || options === null || typeof options !== 'object' || Array.isArray(options)) {
    tell({ setting, what: 'must be a mapping with a "model_type"', hint })
    return
  }
  const { model_type: type } = options as JsonObject
  if (typeof type !== 'string') tell({ setting, what: 'has no "model_type"', hint })
  else if (!modelTypes.includes(type.toLowerCase()))
    tell(unknownValue(`${setting}.model_type`, type, modelTypes))
  const bad = Object.keys(options as JsonObject).find((key) => !/^\w+$/.test(key))
  if (bad !== undefined) tell({ setting, what: `has a key "${bad}", which is no name of an option` })
}

/** One operation: predictions use the old model until the new one is trained. */
export function createModel(to: Relation, query: Query, shape: TableShape): Statement {
  const { labels, kmsKeyName, hoursToExpiration } = settleOptions(shape.config, () => {})
  const options = Object.entries((shape.config[setting] ?? {}) as JsonObject)
  const list = [
    ...options.map(([key, value]) => `${key} = ${optionValue(key, value)}`),
    ...(labels.length === 0 ? [] : [`labels = ${pairs(labels)}`]),
    ...(kmsKeyName === undefined ? [] : [`kms_key_name = ${literal(kmsKeyName)}`]),
    ...(hoursToExpiration === undefined
      ? []
      : [
          `expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL ${Math.ceil(hoursToExpiration * 60)} MINUTE)`,
        ]),
  ]
  const transform = shape.config.ml_transform
  const clause = Array.isArray(transform)
    ? `TRANSFORM (\n  ${(transform as readonly Json[]).map(String).join(',\n  ')}\n)\n`
    : ''
  const head = `CREATE OR REPLACE MODEL ${quote(to)}\n${clause}OPTIONS (\n  ${list.join(',\n  ')}\n)\nAS\n`
  return embed(head, query, '', `train the model "${shape.config.alias ?? to.name}"`)
}

export function dropModel(relation: Pick<FoundRelation, 'database' | 'schema' | 'name'>): Statement {
  return { sql: `DROP MODEL IF EXISTS ${quote(relation)}`, purpose: `drop the model "${relation.name}"` }
}

/** Ranges for tuning are written as SQL: `l2_reg: "HPARAM_RANGE(0, 10)"`. */
function optionValue(key: string, value: Json): string {
  if (typeof value === 'string') {
    if (/^HPARAM_(RANGE|CANDIDATES)\s*\(.*\)$/is.test(value)) return value
    return literal(key.toLowerCase() === 'model_type' ? value.toUpperCase() : value)
  }
  if (Array.isArray(value))
    return `[${(value as readonly Json[]).map((item) => optionValue('', item)).join(', ')}]`
  if (value !== null && typeof value === 'object')
    return `STRUCT(${Object.entries(value as JsonObject)
      .map(([name, item]) => `${optionValue('', item)} AS ${name}`)
      .join(', ')})`
  return literal(value)
}
