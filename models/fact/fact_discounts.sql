SELECT
  discounts.discount_id,
  discounts.customer_id,
  discounts.subscription_id,
  discounts.promotion_code_id,
  codes.code,
  codes.coupon_name,
  discounts.redeemed_at,
  DATE(discounts.redeemed_at) AS redeemed_on,
  discounts.expires_at
FROM {{ ref('stg_stripe__discounts') }} AS discounts
LEFT JOIN {{ ref('dim_promotion_codes') }} AS codes
  ON discounts.promotion_code_id = codes.promotion_code_id
