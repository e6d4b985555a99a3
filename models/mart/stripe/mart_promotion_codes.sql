-- Whether promotion codes bring customers who stay.
WITH subscriptions AS (
  SELECT
    subscriptions.subscription_id,
    IFNULL(codes.coupon_name, 'none') AS coupon_name,
    subscriptions.became_paid,
    subscriptions.first_paid_at,
    subscriptions.paid_until
  FROM {{ ref('dim_subscriptions') }} AS subscriptions
  LEFT JOIN {{ ref('dim_promotion_codes') }} AS codes
    ON subscriptions.promotion_code_id = codes.promotion_code_id
)

SELECT
  coupon_name,
  COUNT(*) AS subscriptions,
  COUNTIF(became_paid) AS paid_subscriptions,
  COUNTIF(paid_until IS NOT NULL) AS ended_subscriptions,
  SAFE_DIVIDE(COUNTIF(paid_until IS NOT NULL), COUNTIF(became_paid)) AS ended_share,
  AVG(
    IF(
      became_paid,
      DATE_DIFF(IFNULL(DATE(paid_until), DATE '{{ var("last_day") }}'), DATE(first_paid_at), DAY),
      NULL
    )
  ) AS average_paid_days
FROM subscriptions
GROUP BY coupon_name
