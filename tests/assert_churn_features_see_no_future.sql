-- A feature that was computed past the cut-off would know its own label.
SELECT
  customer_id,
  cutoff_date,
  tenure_days,
  days_since_active
FROM {{ ref('mart_churn_features') }}
WHERE tenure_days < 0
  OR days_since_active < 0
