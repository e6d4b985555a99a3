SELECT
  user_id,
  occurred_on AS day,
  COUNTIF(event_type = 'view') AS views,
  COUNTIF(event_type = 'add_to_cart') AS carts,
  COUNTIF(event_type = 'purchase') AS purchases,
  SUM(IF(event_type = 'purchase', event_value, 0)) AS revenue
FROM {{ ref('fact_events') }}
GROUP BY user_id, day
