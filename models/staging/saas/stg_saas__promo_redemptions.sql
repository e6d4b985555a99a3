SELECT
  redemption_id,
  promo_code_id,
  account_id,
  subscription_id,
  redeemed_at
FROM {{ source('saas', 'promo_redemptions') }}
