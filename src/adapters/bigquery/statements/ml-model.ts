// CREATE MODEL: a model of BigQuery ML is made from a query and options.

import type { Json, JsonObject } from '../../../manifest/json.ts'
import type { Query } from '../../../manifest/manifest.ts'
import type { Relation } from '../../../manifest/relation.ts'
import type { Statement, TableShape } from '../../adapter.ts'
import { embed } from '../../embed.ts'
import { type Tell, unknownValue } from './faults.ts'
import { literal, pairs, quote, quoteName } from './names.ts'
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

/** Of these the service bills each byte of the training query as so many of another query's. */
const trainedWithin = ['linear_reg', 'logistic_reg', 'kmeans', 'arima_plus', 'arima_plus_xreg']
const TRAINING_WEIGHT = 50

/** `ml_options: {model_type: logistic_reg, input_label_cols: [churned]}`; of a remote model `ml_connection` instead of a type. */
export function checkModel(config: TableShape['config'], tell: Tell): void {
  checkShape(config, tell)
  const options = config[setting]
  const hint = 'Write e.g. `ml_options: {model_type: logistic_reg, input_label_cols: [churned]}`.'
  if (!isMapping(options)) {
    tell({ setting, what: `must be a mapping${isRemote(config) ? '' : ' with a "model_type"'}`, hint })
    return
  }
  const type = Object.entries(options).find(([key]) => key.toLowerCase() === 'model_type')?.[1]
  if (isRemote(config)) {
    if (type !== undefined)
      tell({
        setting,
        what: 'has a "model_type", which a model behind "ml_connection" has not',
        hint: remoteHint,
      })
  } else if (typeof type !== 'string') tell({ setting, what: 'has no "model_type"', hint })
  else if (!modelTypes.includes(type.toLowerCase()))
    tell(unknownValue(`${setting}.model_type`, type, modelTypes))
  const bad = Object.keys(options).find((key) => !/^\w+$/.test(key))
  if (bad !== undefined) tell({ setting, what: `has a key "${bad}", which is no name of an option` })
}

const remoteHint = "Write e.g. `ml_connection: eu.vertex` and `ml_options: {endpoint: 'gemini-2.5-flash'}`."

function checkShape(config: TableShape['config'], tell: Tell): void {
  const { ml_connection: connection, ml_transform: transform } = config
  if (connection !== undefined && connection !== null) {
    const sound =
      typeof connection === 'string' && /^(default|([\w:.-]+\.)?[\w-]+\.[\w-]+)$/i.test(connection)
    if (!sound)
      tell({
        setting: 'ml_connection',
        what: 'is not "project.region.connection" or "default"',
        hint: remoteHint,
      })
  }
  const listed = Array.isArray(transform) && transform.every((item) => typeof item === 'string')
  if (transform !== undefined && transform !== null && !listed)
    tell({
      setting: 'ml_transform',
      what: 'must be a list of expressions',
      hint: "Write e.g. `ml_transform: ['ML.STANDARD_SCALER(amount) OVER () AS amount', 'churned']`.",
    })
  for (const key of ['ml_input', 'ml_output']) {
    const value = config[key]
    if (value === undefined || value === null) continue
    if (isMapping(value) && Object.values(value).every((type) => typeof type === 'string')) continue
    tell({ setting: key, what: 'must map names to types', hint: `Write e.g. \`${key}: {f1: INT64}\`.` })
  }
}

function isRemote({ ml_connection: connection }: TableShape['config']): boolean {
  return connection !== undefined && connection !== null
}

function isMapping(value: Json | undefined): value is JsonObject {
  return value !== undefined && value !== null && typeof value === 'object' && !Array.isArray(value)
}

/** What a byte of the training query costs, in bytes of other queries. */
export function trainingWeight(config: TableShape['config']): number {
  const { model_type: type } = isMapping(config[setting]) ? config[setting] : {}
  return trainedWithin.includes(String(type).toLowerCase()) ? TRAINING_WEIGHT : 1
}

/**
 * One operation: predictions use the old model until the new one is trained. Without a query: an imported or a remote model.
 * What CREATE MODEL does not take, such as labels, is set right after.
 */
export function createModel(to: Relation, query: Query, shape: TableShape): readonly Statement[] {
  const name = String(shape.config.alias ?? to.name)
  const { kmsKeyName } = settleOptions(shape.config, () => {})
  const options = [
    ...Object.entries((shape.config[setting] ?? {}) as JsonObject).map(
      ([key, value]) => `${key} = ${optionValue(key, value)}`,
    ),
    ...(kmsKeyName === undefined ? [] : [`kms_key_name = ${literal(kmsKeyName)}`]),
  ]
  const head = `CREATE OR REPLACE MODEL ${quote(to)}\n${clauses(shape)}OPTIONS (\n  ${options.join(',\n  ')}\n)`
  const prefix = query.sql.trim() === '' ? head : `${head}\nAS\n`
  const words = wordsOf(shape)
  return [
    embed(prefix, query, '', `train the model "${name}"`, 'bigquery'),
    ...(words.length === 0
      ? []
      : [
          {
            sql: `ALTER MODEL ${quote(to)}\nSET OPTIONS (\n  ${words.join(',\n  ')}\n)`,
            purpose: `describe the model "${name}"`,
          },
        ]),
  ]
}

function wordsOf({ config, description = '' }: TableShape): readonly string[] {
  const { labels, hoursToExpiration } = settleOptions(config, () => {})
  const minutes = hoursToExpiration === undefined ? undefined : Math.ceil(hoursToExpiration * 60)
  return [
    ...(description === '' ? [] : [`description = ${literal(description)}`]),
    ...(labels.length === 0 ? [] : [`labels = ${pairs(labels)}`]),
    ...(minutes === undefined
      ? []
      : [`expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL ${minutes} MINUTE)`]),
  ]
}

function clauses({ config }: TableShape): string {
  const { ml_transform: transform, ml_connection: connection } = config
  const fields = (word: string, value: Json | undefined) =>
    isMapping(value)
      ? `${word} (${Object.entries(value)
          .map(([name, type]) => `${quoteName(name)} ${String(type)}`)
          .join(', ')})\n`
      : ''
  return [
    Array.isArray(transform)
      ? `TRANSFORM (\n  ${(transform as readonly Json[]).map(String).join(',\n  ')}\n)\n`
      : '',
    fields('INPUT', config.ml_input),
    fields('OUTPUT', config.ml_output),
    typeof connection !== 'string'
      ? ''
      : `REMOTE WITH CONNECTION ${/^default$/i.test(connection) ? 'DEFAULT' : quoteName(connection)}\n`,
  ].join('')
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
