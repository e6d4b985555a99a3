SELECT
  subscription_id,
  customer_id,
  trial_started_at,
  trial_ended_at,
  became_paid AS converted,
  first_paid_at AS converted_at,
  -- Trials that still run say nothing about conversion yet.
  status = 'trialing' AS is_open
FROM {{ ref('int_subscription_lifecycle') }}
WHERE had_trial
