WITH parts AS (
  SELECT
    (
      SELECT SUM(amount - refunded_amount)
      FROM {{ ref('stg_saas__payments') }}
      WHERE status != 'failed'
    ) AS expected,
    (SELECT SUM(revenue) FROM {{ ref('mart_saas_revenue_monthly') }}) AS actual,
    (SELECT SUM(revenue) FROM {{ ref('mart_saas_promo_codes') }}) AS by_code
)

SELECT
  expected,
  actual,
  by_code
FROM parts
WHERE expected != actual
  OR expected != by_code
