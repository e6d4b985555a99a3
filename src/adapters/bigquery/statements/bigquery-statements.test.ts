import { describe, expect, it } from 'vitest'
import { bigqueryStatements } from './bigquery-statements.ts'
import { checkBigqueryConfig } from './check-config.ts'
import { testStatements } from './test-statements.ts'

describe('bigqueryStatements', () => {
  it('writes each kind of statement as kept', async () => {
    const text = testStatements
      .map(
        ({ name, statements }) =>
          `-- ${name}\n${statements.map(({ sql }) => `${sql.trimEnd()};`).join('\n\n')}\n`,
      )
      .join('\n')
    await expect(text).toMatchFileSnapshot('./bigquery-statements.expected.sql')
  })

  it("remembers where the author's query stands", () => {
    const sql = 'SELECT 1 AS a;'
    const statement = bigqueryStatements().create(
      { database: 'p', schema: 'd', name: 't', kind: 'table' },
      { sql, rendered: sql, locate: (offset) => ({ file: 'models/t.sql', line: 1, column: offset + 1 }) },
      {
        config: {
          partition_by: { field: 'a', data_type: 'int64', range: { start: 0, end: 10, interval: 1 } },
        },
      },
    )
    const { start, end, locate } = statement.embedded!
    expect(statement.sql.slice(start, end)).toBe('SELECT 1 AS a')
    expect(locate(7)).toEqual({ file: 'models/t.sql', line: 1, column: 8 })
  })

  it('keeps names and texts from breaking out of their quotes', () => {
    const { quote, literal } = bigqueryStatements()
    expect(quote({ database: 'p', schema: 'a`b', name: 'c\\' })).toBe('`p`.`a\\`b`.`c\\\\`')
    expect(literal("a'; DROP TABLE x; --\\")).toBe("'a\\'; DROP TABLE x; --\\\\'")
  })
})

describe('checkBigqueryConfig', () => {
  const told = (config: Parameters<typeof checkBigqueryConfig>[0]) =>
    checkBigqueryConfig(config).map(
      ({ setting, what, hint }) => `${setting} ${what}${hint === undefined ? '' : ` | ${hint}`}`,
    )

  it('has nothing against sound settings', () => {
    expect(
      told({
        partition_by: { field: 'day' },
        cluster_by: 'id',
        labels: { team: 'a' },
        hours_to_expiration: 1,
      }),
    ).toEqual([])
    expect(told({ partition_by: { field: 'id', range: { start: 0, end: 10, interval: 1 } } })).toEqual([])
  })

  it.each([
    [
      { partition_by: { feild: 'day' } },
      'partition_by has a key "feild" that BigQuery does not know | Did you mean "field"?',
    ],
    [
      { partition_by: { field: 'd', data_type: 'timestmp' } },
      'partition_by.data_type has the value "timestmp", which is not one of: date, timestamp, datetime, int64 | Did you mean "timestamp"?',
    ],
    [
      { partition_by: { field: 'd', granularity: 'week' } },
      'partition_by.granularity has the value "week", which is not one of: hour, day, month, year',
    ],
    [
      { partition_by: { field: 'd', granularity: 'hour' } },
      'partition_by asks for hours of a date, which has none | Use `data_type: timestamp`, or a granularity of day, month or year.',
    ],
    [
      { partition_by: { field: 'd', data_type: 'int64' } },
      'partition_by partitions whole numbers and has no "range" | Write e.g. `range: {start: 0, end: 1000000, interval: 1000}`.',
    ],
    [
      { partition_by: { field: 'd', range: { start: 0, end: 1e7, interval: 1 } } },
      'partition_by.range makes 10000000 partitions; a table may have 10,000 | Choose a larger interval.',
    ],
    [
      { cluster_by: ['a', 'b', 'c', 'd', 'e'] },
      'cluster_by names 5 columns; BigQuery clusters by at most 4 | Keep the ones that queries filter by most, the widest first.',
    ],
    [
      { require_partition_filter: true },
      'require_partition_filter needs "partition_by" | Add `partition_by: {field: ..., data_type: ...}`, or leave it out.',
    ],
    [{ hours_to_expiration: -1 }, 'hours_to_expiration must be a number above 0'],
    [
      { labels: { Team: 'x' } },
      'labels has "Team: x", which is no label of BigQuery | Keys and values are small letters, digits, - and _, at most 63 long; a key begins with a letter.',
    ],
    [
      { grant_access_to: [{ project: 'p', datset: 'd' }] },
      'grant_access_to needs a "dataset" in every entry | Write e.g. `grant_access_to: [{project: p, dataset: raw}]`.',
    ],
    [
      { incremental_strategy: 'insert_overwrite' },
      'incremental_strategy is "insert_overwrite", which replaces whole partitions and needs "partition_by" | Add `partition_by: {field: ..., data_type: ...}`, or use `incremental_strategy: merge`.',
    ],
    [
      { materialized: 'ml_model', ml_options: { model_type: 'logistic_regg' } },
      /^ml_options\.model_type has the value "logistic_regg".*Did you mean "logistic_reg"\?$/,
    ],
    [
      { materialized: 'ml_model', ml_connection: 'vertex', ml_options: { endpoint: 'e' } },
      /^ml_connection is not "project\.region\.connection" or "default"/,
    ],
    [
      { materialized: 'ml_model', ml_connection: 'eu.vertex', ml_options: { model_type: 'onnx' } },
      /^ml_options has a "model_type", which a model behind "ml_connection" has not/,
    ],
    [
      { materialized: 'ml_model', ml_transform: 'churned', ml_options: { model_type: 'pca' } },
      /^ml_transform must be a list of expressions/,
    ],
    [
      { materialized: 'view', cluster_by: 'id' },
      'cluster_by does nothing: it is a view, which has no rows of its own | Leave it out, or use `materialized: table`.',
    ],
    [
      { kms_key_name: 'my-key' },
      'kms_key_name is not the full name of a key | Write `projects/P/locations/L/keyRings/R/cryptoKeys/K`.',
    ],
  ] as const)('%j', (config, expected) => {
    expect(told(config)[0]).toMatch(expected)
  })
})
