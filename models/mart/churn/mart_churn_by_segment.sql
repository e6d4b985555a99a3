{{ config(export={'path': 'data/analytics/churn_by_segment.parquet'}) }}

SELECT
  plan,
  region,
  COUNT(*) AS customers,
  COUNTIF(churned) AS churned_customers,
  SAFE_DIVIDE(COUNTIF(churned), COUNT(*)) AS churn_rate,
  AVG(active_days_28d) AS average_active_days_28d,
  AVG(tickets) AS average_tickets
FROM {{ ref('mart_churn_features') }}
GROUP BY plan, region
