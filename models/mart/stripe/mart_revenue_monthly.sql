-- Cash revenue: payments - refunds - lost disputes, by the day on which each happened.
WITH cash AS (
  SELECT
    charged_on AS day,
    customer_id,
    amount AS payments,
    NUMERIC '0' AS refunds,
    NUMERIC '0' AS lost_disputes
  FROM {{ ref('fact_payments') }}
  WHERE status = 'succeeded'
  UNION ALL
  SELECT
    refunded_on AS day,
    customer_id,
    NUMERIC '0' AS payments,
    amount AS refunds,
    NUMERIC '0' AS lost_disputes
  FROM {{ ref('fact_refunds') }}
  WHERE status = 'succeeded'
  UNION ALL
  SELECT
    DATE(closed_at) AS day,
    customer_id,
    NUMERIC '0' AS payments,
    NUMERIC '0' AS refunds,
    amount AS lost_disputes
  FROM {{ ref('fact_disputes') }}
  WHERE status = 'lost'
)

SELECT
  DATE_TRUNC(cash.day, MONTH) AS month,
  customers.region,
  SUM(cash.payments) AS payments,
  SUM(cash.refunds) AS refunds,
  SUM(cash.lost_disputes) AS lost_disputes,
  SUM(cash.payments - cash.refunds - cash.lost_disputes) AS revenue
FROM cash
INNER JOIN {{ ref('dim_customers') }} AS customers
  ON cash.customer_id = customers.customer_id
  AND customers.is_current
GROUP BY month, customers.region
