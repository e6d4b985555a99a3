import nunjucks from 'nunjucks'

// Our own tags differ from Jinja2's, so that the models' templates stand here as they will be written.
const environment = new nunjucks.Environment(null, {
  autoescape: false,
  throwOnUndefined: true,
  tags: {
    variableStart: '<<',
    variableEnd: '>>',
    blockStart: '<%',
    blockEnd: '%>',
    commentStart: '<#',
    commentEnd: '#>',
  },
})

/** The files of a new project, by path. */
export function scaffold(name: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(templates).map(([path, text]) => [path, environment.renderString(text, { name })]),
  )
}

const templates: Readonly<Record<string, string>> = {
  'project.yml': `name: << name >>
version: "1.0"

# The language of the models: bigquery runs on BigQuery and, rewritten, on DuckDB. Without it, the target's own.
dialect: bigquery
target: local
targets:
  local: {type: duckdb, path: target/warehouse.duckdb, schema: << name >>, threads: 4}

models:
  << name >>:
    staging: {+materialized: view}
    mart: {+materialized: table}
`,
  'seeds/raw_orders.csv': `order_id,customer_id,ordered_on,amount
1,10,2024-01-03,20.00
2,11,2024-01-09,35.50
3,10,2024-02-14,12.25
4,12,2024-02-20,99.90
`,
  'models/staging/stg_orders.sql': `SELECT
  order_id,
  customer_id,
  CAST(ordered_on AS DATE) AS ordered_on,
  CAST(amount AS NUMERIC) AS amount
FROM {{ ref('raw_orders') }}
`,
  'models/mart/mart_customers.sql': `SELECT
  customer_id,
  COUNT(*) AS orders,
  SUM(amount) AS revenue,
  MIN(ordered_on) AS first_order_on
FROM {{ ref('stg_orders') }}
GROUP BY customer_id
`,
  'models/schema.yml': `version: 2

models:
  - name: stg_orders
    description: Orders with proper types.
    columns:
      - name: order_id
        description: Identifier of the order.
        data_tests: [unique, not_null]

  - name: mart_customers
    description: What each customer has bought.
    columns:
      - name: customer_id
        description: Identifier of the customer.
        data_tests: [unique, not_null]
      - name: revenue
        description: Sum of the orders.
`,
  'tests/assert_revenue_adds_up.sql': `-- A test passes when it finds no rows.
WITH totals AS (
  SELECT
    (SELECT SUM(revenue) FROM {{ ref('mart_customers') }}) AS by_customer,
    (SELECT SUM(amount) FROM {{ ref('stg_orders') }}) AS by_order
)

SELECT by_customer, by_order
FROM totals
WHERE by_customer != by_order
`,
  'macros/README.md': `Jinja macros live here: \`{% macro name(arguments) %} ... {% endmacro %}\` in .sql files.
`,
  '.gitignore': `target/
data/
`,
}
