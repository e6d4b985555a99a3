SELECT
  id AS promotion_code_id,
  coupon AS coupon_id,
  code,
  active AS is_active,
  times_redeemed,
  created AS created_at,
  expires_at
FROM {{ source('stripe', 'promotion_codes') }}
