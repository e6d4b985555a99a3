SELECT
  {{ month_of('trial_started_at') }} AS trial_month,
  COUNT(*) AS trials,
  COUNTIF(is_open) AS open_trials,
  COUNTIF(converted) AS conversions,
  SAFE_DIVIDE(COUNTIF(converted), COUNTIF(NOT is_open)) AS conversion_rate
FROM {{ ref('int_trial_conversions') }}
GROUP BY trial_month
