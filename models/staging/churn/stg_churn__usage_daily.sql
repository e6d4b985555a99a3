{{ config(export={'path': 'data/staging/usage_daily.parquet'}) }}

SELECT
  customer_id,
  date AS usage_date,
  sessions,
  usage_minutes,
  feature_events
FROM {{ source('churn', 'usage_daily') }}
