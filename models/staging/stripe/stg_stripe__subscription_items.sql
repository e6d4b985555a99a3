SELECT
  id AS subscription_item_id,
  subscription AS subscription_id,
  customer AS customer_id,
  price AS price_id,
  quantity,
  started_at,
  ended_at
FROM {{ source('stripe', 'subscription_items') }}
