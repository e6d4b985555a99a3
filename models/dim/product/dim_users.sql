WITH orders AS (
  SELECT
    user_id,
    MIN(ordered_at) AS first_ordered_at,
    COUNT(order_id) AS orders,
    SUM(amount) AS revenue
  FROM {{ ref('stg_product__orders') }}
  GROUP BY user_id
),

events AS (
  SELECT
    user_id,
    MAX(DATE(occurred_at)) AS last_seen_on
  FROM {{ ref('stg_product__events') }}
  GROUP BY user_id
)

SELECT
  users.user_id,
  users.signup_date,
  DATE_TRUNC(users.signup_date, MONTH) AS signup_month,
  users.country,
  users.channel,
  orders.first_ordered_at,
  events.last_seen_on,
  IFNULL(orders.orders, 0) AS orders,
  IFNULL(orders.revenue, 0) AS revenue
FROM {{ ref('stg_product__users') }} AS users
LEFT JOIN orders
  ON users.user_id = orders.user_id
LEFT JOIN events
  ON users.user_id = events.user_id
