SELECT
  channel,
  COUNT(user_id) AS users,
  COUNTIF(orders > 0) AS buyers,
  SUM(orders) AS orders,
  SUM(revenue) AS revenue,
  SAFE_DIVIDE(COUNTIF(orders > 0), COUNT(user_id)) AS buyer_share,
  SAFE_DIVIDE(SUM(revenue), SUM(orders)) AS average_order_value,
  SAFE_DIVIDE(SUM(orders), COUNTIF(orders > 0)) AS orders_per_buyer,
  SAFE_DIVIDE(SUM(revenue), COUNT(user_id)) AS ltv_proxy
FROM {{ ref('dim_users') }}
GROUP BY channel
