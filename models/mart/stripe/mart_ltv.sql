-- Lifetime value by plan and region: margin per customer and month, divided by the monthly churn rate.
WITH monthly AS (
  SELECT
    mrr.month,
    plans.plan_name,
    customers.region,
    COUNTIF(mrr.previous_mrr > 0) AS opening_customers,
    COUNTIF(mrr.previous_mrr > 0 AND mrr.mrr = 0) AS churned_customers,
    SUM(mrr.mrr) AS mrr,
    COUNTIF(mrr.mrr > 0) AS paying_customers
  FROM {{ ref('int_customer_mrr_monthly') }} AS mrr
  INNER JOIN {{ ref('dim_plans') }} AS plans
    ON IFNULL(mrr.price_id, mrr.previous_price_id) = plans.price_id
  INNER JOIN {{ ref('dim_customers') }} AS customers
    ON mrr.customer_id = customers.customer_id
    AND customers.is_current
  GROUP BY mrr.month, plans.plan_name, customers.region
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
