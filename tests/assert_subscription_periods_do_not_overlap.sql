WITH ordered AS (
  SELECT
    customer_id,
    subscription_item_id,
    valid_from,
    valid_to,
    LEAD(valid_from) OVER (PARTITION BY customer_id ORDER BY valid_from) AS next_valid_from
  FROM {{ ref('int_subscription_periods') }}
)

SELECT *
FROM ordered
WHERE next_valid_from < valid_to
  OR (next_valid_from IS NOT NULL AND valid_to IS NULL)
