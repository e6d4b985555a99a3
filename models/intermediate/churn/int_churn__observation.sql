-- The day that features look back from. Labels look ahead of it, so that no feature sees its label.
SELECT
  DATE_SUB(MAX(usage_date), INTERVAL {{ var('churn_horizon_days') }} DAY) AS cutoff_date,
  MAX(usage_date) AS last_day
FROM {{ ref('stg_churn__usage_daily') }}
