WITH daily AS (
  SELECT
    dates.day,
    COUNT(orders.order_id) AS orders,
    COUNT(DISTINCT orders.user_id) AS buyers,
    IFNULL(SUM(orders.amount), 0) AS revenue
  FROM {{ ref('dim_dates') }} AS dates
  LEFT JOIN {{ ref('fact_orders') }} AS orders
    ON dates.day = orders.ordered_on
  WHERE dates.day >= (SELECT MIN(ordered_on) FROM {{ ref('fact_orders') }})
  GROUP BY dates.day
)

SELECT
  day,
  orders,
  buyers,
  revenue,
  SAFE_DIVIDE(revenue, orders) AS average_order_value,
  SUM(revenue) OVER (ORDER BY day ROWS BETWEEN 6 PRECEDING AND CURRENT ROW) AS revenue_7d
FROM daily
