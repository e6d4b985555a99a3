-- The MRR waterfall: opening + new + expansion + reactivation + contraction + churn = closing.
WITH movements AS (
  SELECT
    month,
    SUM(IF(movement_type = 'new', mrr_change, 0)) AS new_mrr,
    SUM(IF(movement_type = 'expansion', mrr_change, 0)) AS expansion_mrr,
    SUM(IF(movement_type = 'reactivation', mrr_change, 0)) AS reactivation_mrr,
    SUM(IF(movement_type = 'contraction', mrr_change, 0)) AS contraction_mrr,
    SUM(IF(movement_type = 'churn', mrr_change, 0)) AS churn_mrr,
    COUNTIF(movement_type = 'new') AS new_customers,
    COUNTIF(movement_type = 'reactivation') AS reactivated_customers,
    COUNTIF(movement_type = 'churn') AS churned_customers
  FROM {{ ref('fact_mrr_movements') }}
  GROUP BY month
),

closing AS (
  SELECT
    month,
    SUM(mrr) AS closing_mrr,
    COUNTIF(mrr > 0) AS paying_customers
  FROM {{ ref('int_customer_mrr_monthly') }}
  GROUP BY month
)

SELECT
  months.month,
  IFNULL(LAG(closing.closing_mrr) OVER (ORDER BY months.month), 0) AS opening_mrr,
  IFNULL(movements.new_mrr, 0) AS new_mrr,
  IFNULL(movements.expansion_mrr, 0) AS expansion_mrr,
  IFNULL(movements.reactivation_mrr, 0) AS reactivation_mrr,
  IFNULL(movements.contraction_mrr, 0) AS contraction_mrr,
  IFNULL(movements.churn_mrr, 0) AS churn_mrr,
  IFNULL(closing.closing_mrr, 0) AS closing_mrr,
  IFNULL(closing.paying_customers, 0) AS paying_customers,
  IFNULL(movements.new_customers, 0) AS new_customers,
  IFNULL(movements.reactivated_customers, 0) AS reactivated_customers,
  IFNULL(movements.churned_customers, 0) AS churned_customers
FROM {{ ref('int_months') }} AS months
LEFT JOIN movements
  ON months.month = movements.month
LEFT JOIN closing
  ON months.month = closing.month
