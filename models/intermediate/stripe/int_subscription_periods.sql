-- One row per stretch of paying time at one price. Trials do not count.
WITH paying AS (
  SELECT
    items.subscription_item_id,
    items.subscription_id,
    items.customer_id,
    items.price_id,
    GREATEST(items.started_at, subscriptions.paid_from) AS valid_from,
    items.ended_at AS valid_to,
    prices.monthly_price * items.quantity AS mrr
  FROM {{ ref('stg_stripe__subscription_items') }} AS items
  INNER JOIN {{ ref('stg_stripe__subscriptions') }} AS subscriptions
    ON items.subscription_id = subscriptions.subscription_id
  INNER JOIN {{ ref('stg_stripe__prices') }} AS prices
    ON items.price_id = prices.price_id
  -- A trial that still runs has its paying time ahead of it, if it comes at all.
  WHERE subscriptions.status != 'trialing'
)

SELECT
  subscription_item_id,
  subscription_id,
  customer_id,
  price_id,
  valid_from,
  valid_to,
  mrr
FROM paying
WHERE valid_to IS NULL
  OR valid_from < valid_to
