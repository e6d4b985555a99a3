-- Churned: no activity at all in the days after the cut-off.
WITH later_activity AS (
  SELECT DISTINCT usage.customer_id
  FROM {{ ref('stg_churn__usage_daily') }} AS usage
  CROSS JOIN {{ ref('int_churn__observation') }} AS observation
  WHERE usage.usage_date > observation.cutoff_date
)

SELECT
  customers.customer_id,
  later_activity.customer_id IS NULL AS churned
FROM {{ ref('stg_churn__customers') }} AS customers
CROSS JOIN {{ ref('int_churn__observation') }} AS observation
LEFT JOIN later_activity
  ON customers.customer_id = later_activity.customer_id
WHERE customers.signup_date <= observation.cutoff_date
