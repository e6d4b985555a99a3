-- One row per subscription: when it paid, and its place among the customer's subscriptions.
WITH paid AS (
  SELECT
    subscription_id,
    MIN(valid_from) AS first_paid_at,
    IF(COUNTIF(valid_to IS NULL) > 0, NULL, MAX(valid_to)) AS paid_until
  FROM {{ ref('int_subscription_periods') }}
  GROUP BY subscription_id
)

SELECT
  subscriptions.subscription_id,
  subscriptions.customer_id,
  subscriptions.status,
  subscriptions.price_id,
  subscriptions.started_at,
  subscriptions.trial_started_at,
  subscriptions.trial_ended_at,
  subscriptions.trial_started_at IS NOT NULL AS had_trial,
  paid.first_paid_at IS NOT NULL AS became_paid,
  paid.first_paid_at,
  paid.paid_until,
  subscriptions.canceled_at,
  subscriptions.ended_at,
  subscriptions.cancellation_reason,
  ROW_NUMBER() OVER (
    PARTITION BY subscriptions.customer_id
    ORDER BY subscriptions.started_at, subscriptions.subscription_id
  ) AS subscription_number
FROM {{ ref('stg_stripe__subscriptions') }} AS subscriptions
LEFT JOIN paid
  ON subscriptions.subscription_id = paid.subscription_id
