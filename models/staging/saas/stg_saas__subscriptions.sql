SELECT
  subscription_id,
  account_id,
  plan_id,
  previous_subscription_id,
  status,
  seats,
  unit_price,
  started_at,
  ended_at,
  end_reason,
  updated_at
FROM {{ source('saas', 'subscriptions') }}
