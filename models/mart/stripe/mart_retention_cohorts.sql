-- Of the customers who first paid in a month: how many still pay 0, 1, 2, ... months later.
WITH cohorts AS (
  SELECT
    customer_id,
    month,
    mrr,
    MIN(month) OVER (PARTITION BY customer_id) AS cohort_month
  FROM {{ ref('int_customer_mrr_monthly') }}
),

counted AS (
  SELECT
    cohort_month,
    DATE_DIFF(month, cohort_month, MONTH) AS months_since,
    COUNT(*) AS cohort_size,
    COUNTIF(mrr > 0) AS retained_customers,
    SUM(mrr) AS retained_mrr
  FROM cohorts
  GROUP BY cohort_month, months_since
)

SELECT
  cohort_month,
  months_since,
  cohort_size,
  retained_customers,
  SAFE_DIVIDE(retained_customers, cohort_size) AS retention_rate,
  retained_mrr
FROM counted
