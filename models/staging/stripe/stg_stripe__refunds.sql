SELECT
  id AS refund_id,
  charge AS charge_id,
  customer AS customer_id,
  {{ cents_to_dollars('amount') }} AS amount,
  reason,
  status,
  created AS refunded_at
FROM {{ source('stripe', 'refunds') }}
