SELECT
  customers.customer_id,
  COUNT(usage.usage_date) AS active_days,
  COUNTIF(usage.usage_date > DATE_SUB(observation.cutoff_date, INTERVAL 7 DAY)) AS active_days_7d,
  COUNTIF(usage.usage_date > DATE_SUB(observation.cutoff_date, INTERVAL 28 DAY)) AS active_days_28d,
  IFNULL(
    SUM(IF(usage.usage_date > DATE_SUB(observation.cutoff_date, INTERVAL 28 DAY), usage.sessions, 0)),
    0
  ) AS sessions_28d,
  IFNULL(
    SUM(IF(usage.usage_date > DATE_SUB(observation.cutoff_date, INTERVAL 28 DAY), usage.usage_minutes, 0)),
    0
  ) AS usage_minutes_28d,
  IFNULL(
    SUM(IF(usage.usage_date > DATE_SUB(observation.cutoff_date, INTERVAL 28 DAY), usage.feature_events, 0)),
    0
  ) AS feature_events_28d,
  DATE_DIFF(observation.cutoff_date, MAX(usage.usage_date), DAY) AS days_since_active
FROM {{ ref('stg_churn__customers') }} AS customers
CROSS JOIN {{ ref('int_churn__observation') }} AS observation
LEFT JOIN {{ ref('stg_churn__usage_daily') }} AS usage
  ON customers.customer_id = usage.customer_id
  AND usage.usage_date <= observation.cutoff_date
WHERE customers.signup_date <= observation.cutoff_date
GROUP BY customers.customer_id, observation.cutoff_date
