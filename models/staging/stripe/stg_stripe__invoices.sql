SELECT
  id AS invoice_id,
  customer AS customer_id,
  subscription AS subscription_id,
  status,
  billing_reason,
  created AS invoiced_at,
  period_start,
  period_end,
  {{ cents_to_dollars('subtotal') }} AS subtotal,
  {{ cents_to_dollars('discount_amount') }} AS discount_amount,
  {{ cents_to_dollars('total') }} AS total,
  {{ cents_to_dollars('amount_paid') }} AS amount_paid,
  {{ cents_to_dollars('amount_remaining') }} AS amount_remaining,
  attempt_count,
  paid_at,
  marked_uncollectible_at,
  updated AS updated_at
FROM {{ source('stripe', 'invoices') }}
