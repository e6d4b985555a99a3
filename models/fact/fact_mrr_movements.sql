SELECT
  {{ surrogate_key(['movements.customer_id', 'movements.month']) }} AS movement_key,
  movements.customer_id,
  movements.month,
  movements.movement_type,
  plans.plan_name,
  customers.region,
  customers.channel,
  movements.previous_mrr,
  movements.mrr,
  movements.mrr_change
FROM {{ ref('int_mrr_movements') }} AS movements
INNER JOIN {{ ref('dim_plans') }} AS plans
  ON movements.price_id = plans.price_id
INNER JOIN {{ ref('dim_customers') }} AS customers
  ON movements.customer_id = customers.customer_id
  AND customers.is_current
