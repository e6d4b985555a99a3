SELECT
  activity_id,
  session_id,
  feature,
  quantity,
  occurred_at
FROM {{ source('saas', 'activity') }}
