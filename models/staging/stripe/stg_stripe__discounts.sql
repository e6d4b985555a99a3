SELECT
  id AS discount_id,
  customer AS customer_id,
  subscription AS subscription_id,
  coupon AS coupon_id,
  promotion_code AS promotion_code_id,
  started_at AS redeemed_at,
  ended_at AS expires_at
FROM {{ source('stripe', 'discounts') }}
