SELECT
  id AS dispute_id,
  charge AS charge_id,
  customer AS customer_id,
  {{ cents_to_dollars('amount') }} AS amount,
  reason,
  status,
  created AS opened_at,
  closed_at
FROM {{ source('stripe', 'disputes') }}
