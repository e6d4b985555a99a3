SELECT
  id AS charge_id,
  customer AS customer_id,
  invoice AS invoice_id,
  status,
  {{ cents_to_dollars('amount') }} AS amount,
  {{ cents_to_dollars('amount_refunded') }} AS amount_refunded,
  {{ cents_to_dollars('fee') }} AS fee,
  paid AS is_paid,
  disputed AS is_disputed,
  payment_method,
  failure_code,
  attempt_number,
  created AS charged_at,
  updated AS updated_at
FROM {{ source('stripe', 'charges') }}
