-- Lifetime value by plan and region: margin per customer and month, divided by the monthly churn rate.
WITH monthly AS (
  SELECT
    balance.month,
    plans.plan_name,
    customers.region,
    COUNTIF(balance.previous_mrr > 0) AS opening_customers,
    COUNTIF(balance.previous_mrr > 0 AND balance.mrr = 0) AS churned_customers,
    SUM(balance.mrr) AS mrr,
    COUNTIF(balance.mrr > 0) AS paying_customers
  FROM {{ ref('int_customer_mrr_monthly') }} AS balance
  INNER JOIN {{ ref('dim_plans') }} AS plans
    ON IFNULL(balance.price_id, balance.previous_price_id) = plans.price_id
  INNER JOIN {{ ref('dim_customers') }} AS customers
    ON balance.customer_id = customers.customer_id
    AND customers.is_current
  GROUP BY balance.month, plans.plan_name, customers.region
)

SELECT
  plan_name,
  region,
  SUM(opening_customers) AS customer_months,
  SUM(churned_customers) AS churned_customers,
  SAFE_DIVIDE(SUM(churned_customers), SUM(opening_customers)) AS monthly_churn_rate,
  SAFE_DIVIDE(SUM(mrr), SUM(paying_customers)) AS arpa,
  SAFE_DIVIDE(
    SAFE_DIVIDE(SUM(mrr), SUM(paying_customers)) * NUMERIC '{{ var("gross_margin") }}',
    SAFE_DIVIDE(SUM(churned_customers), SUM(opening_customers))
  ) AS ltv
FROM monthly
GROUP BY plan_name, region
