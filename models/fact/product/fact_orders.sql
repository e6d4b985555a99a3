SELECT
  order_id,
  user_id,
  amount,
  ROW_NUMBER() OVER (PARTITION BY user_id ORDER BY ordered_at, order_id) AS order_number,
  ordered_at,
  DATE(ordered_at) AS ordered_on
FROM {{ ref('stg_product__orders') }}
