SELECT
  payment_id,
  account_id,
  subscription_id,
  invoice_number,
  attempt,
  period_start,
  period_end,
  amount,
  discount_amount,
  refunded_amount,
  status,
  method,
  failure_code,
  created_at,
  updated_at
FROM {{ source('saas', 'payments') }}
