WITH days AS (
  SELECT DISTINCT day
  FROM {{ ref('user_daily_metrics') }}
)

SELECT
  days.day,
  COUNT(DISTINCT IF(metrics.day = days.day, metrics.user_id, NULL)) AS daily_active_users,
  COUNT(DISTINCT IF(metrics.day > DATE_SUB(days.day, INTERVAL 7 DAY), metrics.user_id, NULL)) AS weekly_active_users,
  COUNT(DISTINCT metrics.user_id) AS monthly_active_users,
  SAFE_DIVIDE(COUNT(DISTINCT IF(metrics.day = days.day, metrics.user_id, NULL)), COUNT(DISTINCT metrics.user_id)) AS stickiness
FROM days
INNER JOIN {{ ref('user_daily_metrics') }} AS metrics
  ON metrics.day <= days.day
  AND metrics.day > DATE_SUB(days.day, INTERVAL 30 DAY)
GROUP BY days.day
