SELECT
  session_id,
  user_id,
  device,
  started_at,
  ended_at
FROM {{ source('saas', 'sessions') }}
