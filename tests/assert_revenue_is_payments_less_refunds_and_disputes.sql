WITH parts AS (
  SELECT
    (SELECT SUM(amount) FROM {{ ref('stg_stripe__charges') }} WHERE is_paid) - (
      SELECT IFNULL(SUM(amount), 0)
      FROM {{ ref('stg_stripe__refunds') }}
      WHERE status = 'succeeded'
    ) - (
      SELECT IFNULL(SUM(amount), 0)
      FROM {{ ref('stg_stripe__disputes') }}
      WHERE status = 'lost'
    ) AS expected,
    (SELECT SUM(revenue) FROM {{ ref('mart_revenue_monthly') }}) AS actual
)

SELECT
  expected,
  actual
FROM parts
WHERE expected != actual
