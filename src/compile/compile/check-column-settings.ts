import type { Column } from '../../manifest/column.ts'
import type { Json } from '../../manifest/json.ts'
import type { Dialect } from '../../manifest/manifest.ts'
import type { Model, Node, Snapshot } from '../../manifest/node.ts'
import { engineSettingWrong, settingNamesNoColumn } from '../../problems/catalogue/compile.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import type { Location, Problem } from '../../problems/problem.ts'
import type { EngineFaults } from '../parse/parsing.ts'

const columnSettings = [
  ...['unique_key', 'event_time', 'merge_update_columns', 'updated_at', 'check_cols'],
  ...['partition_by', 'cluster_by'],
]

/** Where settings that name columns are written: kept in the node, since its columns are known later. */
export function settingPlaces(places: Readonly<Record<string, Location>>): Pick<Model, 'settingsAt'> {
  const kept = columnSettings.flatMap((setting) => {
    const at = places[setting]
    return at === undefined ? [] : [[setting, at] as const]
  })
  return kept.length === 0 ? {} : { settingsAt: Object.fromEntries(kept) }
}

interface Surroundings {
  /** The language of the columns' types. */
  readonly from: Dialect
  readonly engineFaults: EngineFaults | undefined
  /** dbt builds the first time, and fails the second. */
  readonly dbt: boolean
}

/**
 * What a node's settings say of columns that its SQL does not give. Names that are no plain words may be expressions and
 * are left to the engine, and so is everything where analysis does not know all columns.
 */
export function columnSettingProblems(
  node: Node,
  columns: readonly Column[] | undefined,
  { from, engineFaults, dbt }: Surroundings,
): readonly Problem[] {
  if (columns === undefined || columns.length === 0) return []
  if (node.kind !== 'model' && node.kind !== 'snapshot') return []
  const names = columns.map(({ name }) => name)
  const known = new Set(names.map((name) => name.toLowerCase()))
  const missing = namedColumns(node).filter(
    ({ column }) => /^[a-z_]\w*$/i.test(column) && !known.has(column.toLowerCase()),
  )
  const own = missing.map(({ setting, column }) =>
    settingNamesNoColumn({
      ...{ node: node.name, setting, column, columns: names, near: didYouMean(column, names) },
      at: node.settingsAt?.[setting] ?? node.at,
    }),
  )
  const typed = from === 'bigquery' ? columns : columns.map(({ name }) => ({ name }))
  const ofEngine = (engineFaults?.ofColumns(node.config, written(node, typed)) ?? []).map((fault) =>
    engineSettingWrong({
      ...{ node: node.name, setting: fault.setting, what: fault.what, hint: fault.hint },
      at: node.settingsAt?.[fault.setting.split('.')[0]!] ?? node.at,
    }),
  )
  return [
    ...own.map((problem): Problem => (dbt ? { ...problem, severity: 'warning' } : problem)),
    ...ofEngine,
  ]
}

interface NamedColumn {
  readonly setting: string
  readonly column: string
}

/** Only what is read: `unique_key` means nothing to a table that is built anew each time. */
function namedColumns(node: Model | Snapshot): readonly NamedColumn[] {
  const { config } = node
  const of = (setting: string): readonly NamedColumn[] =>
    texts(config[setting]).map((column) => ({ setting, column }))
  if (node.kind === 'snapshot') {
    if (config.strategy === 'check')
      return [...of('unique_key'), ...(config.check_cols === 'all' ? [] : of('check_cols'))]
    return [...of('unique_key'), ...of('updated_at')]
  }
  if (config.materialized !== 'incremental') return []
  const strategy = config.incremental_strategy ?? 'default'
  if (strategy === 'microbatch') return of('event_time')
  if (!['default', 'merge', 'delete+insert'].includes(strategy)) return []
  const keys = of('unique_key')
  return keys.length === 0 || strategy === 'delete+insert' ? keys : [...keys, ...of('merge_update_columns')]
}

function texts(value: Json | undefined): readonly string[] {
  const list = (Array.isArray(value) ? value : [value]) as readonly (Json | undefined)[]
  return list.filter((item) => typeof item === 'string' && item !== '') as readonly string[]
}

const validity: Readonly<Record<string, string>> = {
  ...{ dbt_valid_from: 'TIMESTAMP', dbt_valid_to: 'TIMESTAMP', dbt_updated_at: 'TIMESTAMP' },
  ...{ dbt_scd_id: 'STRING', dbt_is_deleted: 'STRING' },
}

/** The columns of the table: a snapshot has more than its query, whose times have the type of `updated_at`. */
function written(node: Model | Snapshot, columns: readonly Column[]): readonly Column[] {
  if (node.kind !== 'snapshot') return columns
  const renamed = (node.config.snapshot_meta_column_names ?? {}) as Readonly<Record<string, Json>>
  return [
    ...columns,
    ...Object.entries(validity).map(([usual, type]) => ({
      name: String(renamed[usual] ?? usual),
      ...(type === 'STRING' ? { type } : {}),
    })),
  ]
}
