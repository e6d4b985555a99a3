SELECT
  id AS subscription_id,
  customer AS customer_id,
  status,
  price AS price_id,
  quantity,
  start_date AS started_at,
  trial_start AS trial_started_at,
  trial_end AS trial_ended_at,
  -- Without a trial, paying time begins at once.
  IFNULL(trial_end, start_date) AS paid_from,
  cancel_at_period_end AS cancels_at_period_end,
  canceled_at,
  ended_at,
  cancellation_reason,
  updated AS updated_at
FROM {{ source('stripe', 'subscriptions') }}
