SELECT
  event_id,
  user_id,
  ts AS occurred_at,
  event_type,
  value AS event_value
FROM {{ source('product', 'events') }}
