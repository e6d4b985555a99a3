WITH months AS (
  SELECT DISTINCT month
  FROM {{ ref('dim_dates') }}
  WHERE month > (SELECT MIN(started_on) FROM {{ ref('fact_saas_subscriptions') }})
),

opening AS (
  SELECT
    months.month,
    subscriptions.subscription_id,
    subscriptions.mrr,
    subscriptions.is_churned AND DATE_TRUNC(subscriptions.ended_on, MONTH) = months.month AS churned
  FROM months
  INNER JOIN {{ ref('fact_saas_subscriptions') }} AS subscriptions
    ON subscriptions.started_on < months.month
    AND (subscriptions.ended_on IS NULL OR subscriptions.ended_on >= months.month)
)

SELECT
  month,
  COUNT(subscription_id) AS opening_subscriptions,
  COUNTIF(churned) AS churned_subscriptions,
  SAFE_DIVIDE(COUNTIF(churned), COUNT(subscription_id)) AS churn_rate,
  SUM(mrr) AS opening_mrr,
  SUM(IF(churned, mrr, 0)) AS churned_mrr,
  SAFE_DIVIDE(SUM(IF(churned, mrr, 0)), SUM(mrr)) AS revenue_churn_rate
FROM opening
GROUP BY month
