-- Where a customer came from and how far the customer got, one row per customer.
WITH subscriptions AS (
  SELECT
    customer_id,
    MIN(trial_started_at) AS first_trial_at,
    MIN(first_paid_at) AS first_paid_at,
    COUNT(*) AS subscriptions,
    COUNTIF(became_paid) AS paid_subscriptions
  FROM {{ ref('int_subscription_lifecycle') }}
  GROUP BY customer_id
)

SELECT
  customers.customer_id,
  customers.signed_up_at,
  customers.region,
  customers.country,
  attributions.channel,
  attributions.campaign_id,
  subscriptions.first_trial_at,
  subscriptions.first_paid_at,
  IFNULL(subscriptions.subscriptions, 0) AS subscriptions,
  IFNULL(subscriptions.paid_subscriptions, 0) AS paid_subscriptions
FROM {{ ref('stg_stripe__customers') }} AS customers
LEFT JOIN {{ ref('stg_stripe__attributions') }} AS attributions
  ON customers.customer_id = attributions.customer_id
LEFT JOIN subscriptions
  ON customers.customer_id = subscriptions.customer_id
