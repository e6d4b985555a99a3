SELECT
  order_id,
  user_id,
  ts AS ordered_at,
  amount
FROM {{ source('product', 'orders') }}
