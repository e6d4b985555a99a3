-- An account, a subscription and what is lost are the same things in every mart that counts them.
WITH growth AS (
  SELECT
    MAX(total_accounts) AS total_accounts,
    SUM(new_accounts) AS new_accounts
  FROM {{ ref('mart_saas_user_growth') }}
),

cohorts AS (
  SELECT SUM(accounts) AS accounts
  FROM {{ ref('mart_saas_signup_cohorts') }}
  WHERE months_since = 0
),

codes AS (
  SELECT
    SUM(subscriptions) AS subscriptions,
    SUM(churned_subscriptions) AS churned
  FROM {{ ref('mart_saas_promo_codes') }}
),

curve AS (
  SELECT SUM(observed_subscriptions) AS subscriptions
  FROM {{ ref('mart_saas_retention_curve') }}
  WHERE months_since = 0
),

facts AS (
  SELECT
    (SELECT COUNT(*) FROM {{ ref('dim_saas_accounts') }}) AS accounts,
    COUNT(subscription_id) AS subscriptions,
    COUNTIF(is_churned) AS churned
  FROM {{ ref('fact_saas_subscriptions') }}
)

SELECT
  facts.accounts,
  growth.new_accounts,
  growth.total_accounts,
  cohorts.accounts AS cohort_accounts,
  facts.subscriptions,
  codes.subscriptions AS subscriptions_by_code,
  curve.subscriptions AS subscriptions_in_curve,
  facts.churned,
  codes.churned AS churned_by_code
FROM facts
CROSS JOIN growth
CROSS JOIN cohorts
CROSS JOIN codes
CROSS JOIN curve
WHERE facts.accounts != growth.new_accounts
  OR facts.accounts != growth.total_accounts
  OR cohorts.accounts > facts.accounts
  OR facts.subscriptions != codes.subscriptions
  OR facts.subscriptions != curve.subscriptions
  OR facts.churned != codes.churned
