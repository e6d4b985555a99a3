SELECT
  id AS event_id,
  type AS event_type,
  lifecycle,
  created AS occurred_at,
  customer AS customer_id,
  subscription AS subscription_id,
  price AS price_id,
  previous_price AS previous_price_id
FROM {{ source('stripe', 'events') }}
