// Preset `churn`: usage, billing and support of customers who come, stay or leave within eighteen months.

import type { Dataset, GenerateSettings, Preset } from '../preset.ts'
import { openWindow } from './profile.ts'
import { billingRows, type ChurnRows, customerRows, supportRows, usageRows } from './rows.ts'
import { CHURN_TABLES } from './tables.ts'

export const churn: Preset = {
  name: 'churn',
  summary: 'Eighteen months of usage, billing and support on four plans, for studying churn',
  version: 1,
  defaults: { customers: 100_000, start: '2024-07-01', end: '2025-12-31' },
  tables: CHURN_TABLES,
  open,
}

const ROWS: { readonly [table: string]: ChurnRows } = {
  customers: customerRows,
  usage_daily: usageRows,
  billing: billingRows,
  support: supportRows,
}

function open(settings: GenerateSettings): Dataset {
  const window = openWindow(settings)
  return {
    rows(name, batchRows) {
      const table = CHURN_TABLES.find((candidate) => candidate.table === name)
      const rows = ROWS[name]
      if (!table || !rows) throw new Error(`Preset "churn" has no table "${name}".`)
      return rows(window, table, batchRows)
    },
  }
}
