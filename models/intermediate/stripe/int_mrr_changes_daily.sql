-- By how much MRR rose or fell on each day, from the begins and ends of paying time.
WITH boundaries AS (
  SELECT
    DATE(valid_from) AS day,
    mrr AS mrr_change
  FROM {{ ref('int_subscription_periods') }}
  UNION ALL
  SELECT
    DATE(valid_to) AS day,
    -mrr AS mrr_change
  FROM {{ ref('int_subscription_periods') }}
  WHERE valid_to IS NOT NULL
)

SELECT
  day,
  SUM(mrr_change) AS mrr_change
FROM boundaries
GROUP BY day
