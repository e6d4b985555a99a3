SELECT
  DATE_TRUNC(payments.tried_on, MONTH) AS month,
  subscriptions.plan_code,
  COUNT(DISTINCT IF(payments.status != 'failed', payments.account_id, NULL)) AS paying_accounts,
  SUM(payments.net_amount + IF(payments.status = 'failed', 0, payments.refunded_amount)) AS collected,
  SUM(payments.refunded_amount) AS refunded,
  SUM(payments.net_amount) AS revenue,
  SUM(IF(payments.status = 'failed', 0, payments.discount_amount)) AS discounts,
  COUNTIF(payments.status = 'failed') AS failed_attempts,
  SAFE_DIVIDE(
    SUM(payments.net_amount),
    COUNT(DISTINCT IF(payments.status != 'failed', payments.account_id, NULL))
  ) AS revenue_per_account
FROM {{ ref('fact_saas_payments') }} AS payments
INNER JOIN {{ ref('fact_saas_subscriptions') }} AS subscriptions
  ON payments.subscription_id = subscriptions.subscription_id
GROUP BY month, subscriptions.plan_code
