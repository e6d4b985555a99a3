{{ config(export={'path': 'data/analytics/usage_daily.parquet'}) }}

-- Active customers and their use, day by day, with a week's moving average.
WITH daily AS (
  SELECT
    usage_date,
    COUNT(DISTINCT customer_id) AS active_customers,
    SUM(sessions) AS sessions,
    SUM(usage_minutes) AS usage_minutes
  FROM {{ ref('stg_churn__usage_daily') }}
  GROUP BY usage_date
)

SELECT
  usage_date,
  active_customers,
  sessions,
  usage_minutes,
  AVG(active_customers) OVER (
    ORDER BY usage_date ROWS BETWEEN 6 PRECEDING AND CURRENT ROW
  ) AS active_customers_7d
FROM daily
