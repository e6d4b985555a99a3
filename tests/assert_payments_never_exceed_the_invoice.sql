SELECT
  invoice_id,
  total,
  amount_paid,
  amount_collected
FROM {{ ref('int_invoice_payments') }}
WHERE amount_collected > total
  OR amount_collected != amount_paid
