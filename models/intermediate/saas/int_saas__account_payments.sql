SELECT
  account_id,
  MIN(created_at) AS first_paid_at,
  MAX(created_at) AS last_paid_at,
  COUNT(payment_id) AS payments,
  SUM(amount) AS paid_amount,
  SUM(refunded_amount) AS refunded_amount,
  SUM(amount - refunded_amount) AS net_amount
FROM {{ ref('stg_saas__payments') }}
WHERE status != 'failed'
GROUP BY account_id
