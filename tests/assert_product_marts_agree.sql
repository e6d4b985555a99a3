-- Users, buyers and orders are the same in the funnel, in the value of channels, day by day and in the dimension.
WITH funnel AS (
  SELECT
    SUM(users) AS users,
    SUM(buyers) AS buyers
  FROM {{ ref('mart_product_funnel') }}
),

channels AS (
  SELECT
    SUM(users) AS users,
    SUM(buyers) AS buyers,
    SUM(orders) AS orders
  FROM {{ ref('mart_product_ltv') }}
),

days AS (
  SELECT SUM(orders) AS orders
  FROM {{ ref('mart_product_revenue_daily') }}
),

facts AS (
  SELECT
    (SELECT COUNT(*) FROM {{ ref('dim_users') }}) AS users,
    COUNT(DISTINCT user_id) AS buyers,
    COUNT(order_id) AS orders
  FROM {{ ref('fact_orders') }}
)

SELECT
  facts.users,
  funnel.users AS users_in_funnel,
  channels.users AS users_by_channel,
  facts.buyers,
  funnel.buyers AS buyers_in_funnel,
  channels.buyers AS buyers_by_channel,
  facts.orders,
  channels.orders AS orders_by_channel,
  days.orders AS orders_by_day
FROM facts
CROSS JOIN funnel
CROSS JOIN channels
CROSS JOIN days
WHERE facts.users != funnel.users
  OR facts.users != channels.users
  OR facts.buyers != funnel.buyers
  OR facts.buyers != channels.buyers
  OR facts.orders != channels.orders
  OR facts.orders != days.orders
