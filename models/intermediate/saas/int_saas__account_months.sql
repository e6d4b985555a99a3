SELECT
  users.account_id,
  DATE_TRUNC(DATE(sessions.started_at), MONTH) AS month,
  COUNT(DISTINCT users.user_id) AS active_users,
  COUNT(sessions.session_id) AS visits
FROM {{ ref('stg_saas__sessions') }} AS sessions
INNER JOIN {{ ref('stg_saas__users') }} AS users
  ON sessions.user_id = users.user_id
GROUP BY users.account_id, month
