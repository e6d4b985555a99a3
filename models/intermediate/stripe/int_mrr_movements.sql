-- The months in which a customer's MRR changed, and how. At most one movement per customer and month.
WITH changes AS (
  SELECT
    customer_id,
    month,
    -- Of a customer who left, the price that was left counts.
    IFNULL(price_id, previous_price_id) AS price_id,
    previous_mrr,
    mrr,
    mrr - previous_mrr AS mrr_change,
    paid_before
  FROM {{ ref('int_customer_mrr_monthly') }}
  WHERE mrr != previous_mrr
)

SELECT
  customer_id,
  month,
  price_id,
  CASE
    WHEN previous_mrr = 0 AND NOT paid_before THEN 'new'
    WHEN previous_mrr = 0 THEN 'reactivation'
    WHEN mrr = 0 THEN 'churn'
    WHEN mrr > previous_mrr THEN 'expansion'
    ELSE 'contraction'
  END AS movement_type,
  previous_mrr,
  mrr,
  mrr_change
FROM changes
