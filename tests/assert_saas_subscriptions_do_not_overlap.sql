WITH ordered AS (
  SELECT
    subscription_id,
    ended_at,
    LEAD(started_at) OVER (
      PARTITION BY account_id
      ORDER BY started_at, subscription_id
    ) AS next_started_at
  FROM {{ ref('stg_saas__subscriptions') }}
)

SELECT
  subscription_id,
  ended_at,
  next_started_at
FROM ordered
WHERE next_started_at IS NOT NULL
  AND (ended_at IS NULL OR ended_at > next_started_at)
