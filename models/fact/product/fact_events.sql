{{ config(
    partition_by={'field': 'occurred_on', 'data_type': 'date', 'granularity': 'month'},
    cluster_by=['event_type']
) }}

SELECT
  event_id,
  user_id,
  event_type,
  event_value,
  occurred_at,
  DATE(occurred_at) AS occurred_on
FROM {{ ref('stg_product__events') }}
