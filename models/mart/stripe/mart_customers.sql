-- One row per customer: what the customer is worth and does today.
WITH paid AS (
  SELECT
    customer_id,
    SUM(net_amount) AS lifetime_revenue,
    COUNTIF(status = 'succeeded') AS payments,
    COUNTIF(status = 'failed') AS failed_payments,
    MAX(charged_at) AS last_charged_at
  FROM {{ ref('fact_payments') }}
  GROUP BY customer_id
),

latest AS (
  SELECT
    customer_id,
    mrr,
    price_id
  FROM {{ ref('int_customer_mrr_monthly') }}
  QUALIFY ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY month DESC) = 1
)

SELECT
  customers.customer_id,
  customers.signup_month,
  customers.region,
  customers.country,
  customers.channel,
  plans.plan_name,
  CASE
    WHEN latest.mrr > 0 THEN 'paying'
    WHEN latest.mrr = 0 THEN 'former'
    WHEN customers.first_trial_at IS NOT NULL THEN 'trial only'
    ELSE 'signup only'
  END AS customer_state,
  IFNULL(latest.mrr, 0) AS mrr,
  IFNULL(paid.lifetime_revenue, 0) AS lifetime_revenue,
  IFNULL(paid.payments, 0) AS payments,
  IFNULL(paid.failed_payments, 0) AS failed_payments,
  paid.last_charged_at
FROM {{ ref('dim_customers') }} AS customers
LEFT JOIN paid
  ON customers.customer_id = paid.customer_id
LEFT JOIN latest
  ON customers.customer_id = latest.customer_id
LEFT JOIN {{ ref('dim_plans') }} AS plans
  ON latest.price_id = plans.price_id
WHERE customers.is_current
