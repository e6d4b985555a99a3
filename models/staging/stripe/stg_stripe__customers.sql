SELECT
  id AS customer_id,
  created AS signed_up_at,
  region,
  country,
  default_payment_method AS payment_method,
  delinquent AS is_delinquent,
  updated AS updated_at
FROM {{ source('stripe', 'customers') }}
WHERE livemode
