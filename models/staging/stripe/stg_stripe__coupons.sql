SELECT
  id AS coupon_id,
  name AS coupon_name,
  percent_off,
  {{ cents_to_dollars('amount_off') }} AS amount_off,
  duration,
  duration_in_months,
  valid AS is_valid,
  created AS created_at
FROM {{ source('stripe', 'coupons') }}
