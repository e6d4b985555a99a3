SELECT
  codes.promotion_code_id,
  codes.code,
  coupons.coupon_name,
  coupons.percent_off,
  coupons.amount_off,
  coupons.duration,
  coupons.duration_in_months,
  codes.is_active AND coupons.is_valid AS is_usable,
  codes.created_at,
  codes.expires_at
FROM {{ ref('stg_stripe__promotion_codes') }} AS codes
INNER JOIN {{ ref('stg_stripe__coupons') }} AS coupons
  ON codes.coupon_id = coupons.coupon_id
