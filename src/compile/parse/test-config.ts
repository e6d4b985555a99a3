import type { Json } from '../../manifest/json.ts'
import type { TestConfig } from '../../manifest/node.ts'
import { configValueWrong } from '../../problems/catalogue/compile.ts'
import type { Location, Report } from '../../problems/problem.ts'
import type { SettledConfig } from './settle-config.ts'

/** The settings of a data test with dbt's defaults. */
export function testConfig(config: SettledConfig, node: string, report: Report): TestConfig {
  const { values, places } = config
  const text = (key: string) => {
    const value = values[key]
    return value === undefined || value === null ? undefined : String(value)
  }
  const severity = text('severity')?.toLowerCase() ?? 'error'
  if (severity !== 'error' && severity !== 'warn') {
    report(wrong(node, 'severity', values.severity!, 'error or warn', places.severity))
  }
  const where = text('where')
  const limit = values.limit
  if (limit !== undefined && limit !== null && typeof limit !== 'number') {
    report(wrong(node, 'limit', limit, 'a number of rows', places.limit))
  }
  const storeAs = text('store_failures_as')
  return {
    severity: severity === 'warn' ? 'warn' : 'error',
    warnIf: text('warn_if') ?? '!= 0',
    errorIf: text('error_if') ?? '!= 0',
    failCalc: text('fail_calc') ?? 'count(*)',
    ...storing(storeAs, values.store_failures),
    ...(where === undefined ? {} : { where }),
    ...(typeof limit === 'number' ? { limit } : {}),
  }
}

/** `store_failures_as` says it where both are told. */
function storing(as: string | undefined, flag: Json | undefined): { readonly storeFailures?: boolean } {
  if (as !== undefined) return { storeFailures: as !== 'ephemeral' }
  return typeof flag === 'boolean' ? { storeFailures: flag } : {}
}

function wrong(node: string, setting: string, value: Json, expected: string, at: Location | undefined) {
  return configValueWrong({ node, setting, value: JSON.stringify(value), expected, at })
}
