-- MRR at every month's end by plan, region and channel.
SELECT
  mrr.month,
  plans.plan_name,
  customers.region,
  customers.channel,
  SUM(mrr.mrr) AS mrr,
  COUNT(*) AS paying_customers
FROM {{ ref('int_customer_mrr_monthly') }} AS mrr
INNER JOIN {{ ref('dim_plans') }} AS plans
  ON mrr.price_id = plans.price_id
INNER JOIN {{ ref('dim_customers') }} AS customers
  ON mrr.customer_id = customers.customer_id
  AND customers.is_current
WHERE mrr.mrr > 0
GROUP BY mrr.month, plans.plan_name, customers.region, customers.channel
