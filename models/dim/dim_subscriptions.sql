SELECT
  lifecycle.subscription_id,
  lifecycle.customer_id,
  lifecycle.subscription_number,
  lifecycle.subscription_number > 1 AS is_reactivation,
  lifecycle.status,
  plans.plan_name,
  lifecycle.started_at,
  lifecycle.had_trial,
  lifecycle.trial_started_at,
  lifecycle.trial_ended_at,
  lifecycle.became_paid,
  lifecycle.first_paid_at,
  lifecycle.paid_until,
  lifecycle.canceled_at,
  lifecycle.ended_at,
  lifecycle.cancellation_reason,
  discounts.promotion_code_id
FROM {{ ref('int_subscription_lifecycle') }} AS lifecycle
INNER JOIN {{ ref('dim_plans') }} AS plans
  ON lifecycle.price_id = plans.price_id
LEFT JOIN {{ ref('stg_stripe__discounts') }} AS discounts
  ON lifecycle.subscription_id = discounts.subscription_id
