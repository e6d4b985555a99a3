SELECT
  subscriptions.subscription_id,
  subscriptions.account_id,
  plans.code AS plan_code,
  subscriptions.previous_subscription_id,
  codes.code AS promo_code,
  subscriptions.seats,
  subscriptions.seats * subscriptions.unit_price AS mrr,
  DATE(subscriptions.started_at) AS started_on,
  DATE(subscriptions.ended_at) AS ended_on,
  subscriptions.end_reason,
  subscriptions.ended_at IS NOT NULL
  AND IFNULL(subscriptions.end_reason, '') != 'plan_changed' AS is_churned
FROM {{ ref('stg_saas__subscriptions') }} AS subscriptions
INNER JOIN {{ ref('stg_saas__plans') }} AS plans
  ON subscriptions.plan_id = plans.plan_id
LEFT JOIN {{ ref('stg_saas__promo_redemptions') }} AS redemptions
  ON subscriptions.subscription_id = redemptions.subscription_id
LEFT JOIN {{ ref('stg_saas__promo_codes') }} AS codes
  ON redemptions.promo_code_id = codes.promo_code_id
