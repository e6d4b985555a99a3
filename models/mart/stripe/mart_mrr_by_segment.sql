-- MRR at every month's end by plan, region and channel.
SELECT
  balance.month,
  plans.plan_name,
  customers.region,
  customers.channel,
  SUM(balance.mrr) AS mrr,
  COUNT(*) AS paying_customers
FROM {{ ref('int_customer_mrr_monthly') }} AS balance
INNER JOIN {{ ref('dim_plans') }} AS plans
  ON balance.price_id = plans.price_id
INNER JOIN {{ ref('dim_customers') }} AS customers
  ON balance.customer_id = customers.customer_id
  AND customers.is_current
WHERE balance.mrr > 0
GROUP BY balance.month, plans.plan_name, customers.region, customers.channel
