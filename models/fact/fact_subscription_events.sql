{{ config(
    materialized='incremental',
    incremental_strategy='append',
    partition_by={'field': 'occurred_on', 'data_type': 'date', 'granularity': 'month'},
    cluster_by=['lifecycle']
) }}

SELECT
  events.event_id,
  events.customer_id,
  events.subscription_id,
  events.lifecycle,
  events.occurred_at,
  DATE(events.occurred_at) AS occurred_on,
  plans.plan_name,
  previous_plans.plan_name AS previous_plan_name
FROM {{ ref('stg_stripe__events') }} AS events
LEFT JOIN {{ ref('dim_plans') }} AS plans
  ON events.price_id = plans.price_id
LEFT JOIN {{ ref('dim_plans') }} AS previous_plans
  ON events.previous_price_id = previous_plans.price_id
{% if is_incremental() %}
WHERE events.occurred_at > (SELECT MAX(occurred_at) FROM {{ this }})
{% endif %}
