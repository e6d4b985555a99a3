WITH parts AS (
  SELECT
    (SELECT SUM(amount) FROM {{ ref('fact_orders') }}) AS ordered,
    (SELECT SUM(revenue) FROM {{ ref('user_daily_metrics') }}) AS purchased,
    (SELECT SUM(revenue) FROM {{ ref('mart_product_revenue_daily') }}) AS by_day,
    (SELECT SUM(revenue) FROM {{ ref('mart_product_ltv') }}) AS by_channel
)

SELECT
  ordered,
  purchased,
  by_day,
  by_channel
FROM parts
WHERE ordered != purchased
  OR ordered != by_day
  OR ordered != by_channel
