WITH cohorts AS (
  SELECT
    signup_month AS cohort_month,
    COUNT(account_id) AS accounts
  FROM {{ ref('dim_saas_accounts') }}
  GROUP BY cohort_month
),

active AS (
  SELECT
    accounts.signup_month AS cohort_month,
    DATE_DIFF(months.month, accounts.signup_month, MONTH) AS months_since,
    COUNT(months.account_id) AS active_accounts
  FROM {{ ref('int_saas__account_months') }} AS months
  INNER JOIN {{ ref('dim_saas_accounts') }} AS accounts
    ON months.account_id = accounts.account_id
  GROUP BY cohort_month, months_since
)

SELECT
  active.cohort_month,
  active.months_since,
  cohorts.accounts,
  active.active_accounts,
  SAFE_DIVIDE(active.active_accounts, cohorts.accounts) AS retention_rate
FROM active
INNER JOIN cohorts
  ON active.cohort_month = cohorts.cohort_month
