WITH steps AS (
  SELECT
    user_id,
    SUM(views) > 0 AS viewed,
    SUM(carts) > 0 AS carted,
    SUM(purchases) > 0 AS bought
  FROM {{ ref('user_daily_metrics') }}
  GROUP BY user_id
)

SELECT
  people.channel,
  people.country,
  COUNT(people.user_id) AS users,
  COUNTIF(steps.viewed) AS viewers,
  COUNTIF(steps.carted) AS carters,
  COUNTIF(steps.bought) AS buyers,
  SAFE_DIVIDE(COUNTIF(steps.carted), COUNTIF(steps.viewed)) AS view_to_cart,
  SAFE_DIVIDE(COUNTIF(steps.bought), COUNTIF(steps.carted)) AS cart_to_purchase,
  SAFE_DIVIDE(COUNTIF(steps.bought), COUNTIF(steps.viewed)) AS conversion
FROM {{ ref('dim_users') }} AS people
LEFT JOIN steps
  ON people.user_id = steps.user_id
GROUP BY people.channel, people.country
