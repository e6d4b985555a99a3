WITH cohorts AS (
  SELECT
    signup_month AS cohort_month,
    COUNT(user_id) AS users
  FROM {{ ref('dim_users') }}
  GROUP BY cohort_month
),

active AS (
  SELECT
    users.signup_month AS cohort_month,
    DATE_DIFF(metrics.day, users.signup_month, MONTH) AS months_since,
    COUNT(DISTINCT metrics.user_id) AS active_users
  FROM {{ ref('user_daily_metrics') }} AS metrics
  INNER JOIN {{ ref('dim_users') }} AS users
    ON metrics.user_id = users.user_id
  GROUP BY cohort_month, months_since
)

SELECT
  active.cohort_month,
  active.months_since,
  cohorts.users,
  active.active_users,
  SAFE_DIVIDE(active.active_users, cohorts.users) AS retention_rate
FROM active
INNER JOIN cohorts
  ON active.cohort_month = cohorts.cohort_month
