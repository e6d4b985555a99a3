-- Logo churn counts customers, revenue churn counts money; both against the month's opening.
WITH customers AS (
  SELECT
    month,
    LAG(paying_customers) OVER (ORDER BY month) AS opening_customers,
    churned_customers,
    opening_mrr,
    churn_mrr,
    contraction_mrr
  FROM {{ ref('mart_mrr_monthly') }}
)

SELECT
  month,
  IFNULL(opening_customers, 0) AS opening_customers,
  churned_customers,
  SAFE_DIVIDE(churned_customers, opening_customers) AS logo_churn_rate,
  opening_mrr,
  -churn_mrr AS churned_mrr,
  SAFE_DIVIDE(-churn_mrr, opening_mrr) AS revenue_churn_rate,
  SAFE_DIVIDE(-(churn_mrr + contraction_mrr), opening_mrr) AS gross_revenue_loss_rate
FROM customers
