WITH money AS (
  SELECT
    subscription_id,
    SUM(IF(status = 'failed', 0, discount_amount)) AS discounts,
    SUM(net_amount) AS revenue
  FROM {{ ref('fact_saas_payments') }}
  GROUP BY subscription_id
)

SELECT
  IFNULL(subscriptions.promo_code, 'none') AS promo_code,
  COUNT(subscriptions.subscription_id) AS subscriptions,
  COUNTIF(subscriptions.is_churned) AS churned_subscriptions,
  SAFE_DIVIDE(COUNTIF(subscriptions.is_churned), COUNT(subscriptions.subscription_id)) AS churn_share,
  SUM(IFNULL(money.discounts, 0)) AS discounts,
  SUM(IFNULL(money.revenue, 0)) AS revenue
FROM {{ ref('fact_saas_subscriptions') }} AS subscriptions
LEFT JOIN money
  ON subscriptions.subscription_id = money.subscription_id
GROUP BY 1
