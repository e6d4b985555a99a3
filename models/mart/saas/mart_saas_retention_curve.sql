WITH lives AS (
  SELECT
    subscription_id,
    plan_code,
    DATE_DIFF(DATE '{{ var("last_day") }}', started_on, MONTH) AS observed_months,
    IF(is_churned, DATE_DIFF(ended_on, started_on, MONTH), NULL) AS churned_after
  FROM {{ ref('fact_saas_subscriptions') }}
)

SELECT
  lives.plan_code,
  months_since,
  COUNT(lives.subscription_id) AS observed_subscriptions,
  COUNTIF(
    lives.churned_after IS NULL OR lives.churned_after > months_since
  ) AS surviving_subscriptions,
  SAFE_DIVIDE(
    COUNTIF(lives.churned_after IS NULL OR lives.churned_after > months_since),
    COUNT(lives.subscription_id)
  ) AS survival_rate
FROM lives
CROSS JOIN UNNEST(GENERATE_ARRAY(0, 23)) AS months_since
WHERE months_since <= lives.observed_months
GROUP BY lives.plan_code, months_since
