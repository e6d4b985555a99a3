SELECT
  id AS price_id,
  product AS product_id,
  nickname AS price_nickname,
  currency,
  {{ cents_to_dollars('unit_amount') }} AS unit_price,
  -- Every price is brought to one month, so that yearly prices would fit in.
  {{ cents_to_dollars('unit_amount') }} / (recurring_interval_count * IF(recurring_interval = 'year', 12, 1)) AS monthly_price,
  active AS is_active,
  created AS created_at
FROM {{ source('stripe', 'prices') }}
