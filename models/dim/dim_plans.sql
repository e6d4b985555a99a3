SELECT
  prices.price_id,
  prices.product_id,
  products.plan_name,
  prices.price_nickname,
  prices.currency,
  prices.unit_price,
  prices.monthly_price,
  RANK() OVER (ORDER BY prices.monthly_price) AS tier,
  prices.is_active
FROM {{ ref('stg_stripe__prices') }} AS prices
INNER JOIN {{ ref('stg_stripe__products') }} AS products
  ON prices.product_id = products.product_id
