SELECT
  id AS invoice_line_id,
  invoice AS invoice_id,
  subscription_item AS subscription_item_id,
  price AS price_id,
  type AS line_type,
  proration AS is_proration,
  quantity,
  {{ cents_to_dollars('amount') }} AS amount,
  {{ cents_to_dollars('discount_amount') }} AS discount_amount,
  period_start,
  period_end
FROM {{ source('stripe', 'invoice_line_items') }}
