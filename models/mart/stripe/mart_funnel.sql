-- From signup to lasting payment, by the month of the signup.
WITH steps AS (
  SELECT
    DATE_TRUNC(DATE(signed_up_at), MONTH) AS signup_month,
    region,
    channel,
    first_trial_at,
    first_paid_at,
    EXISTS (
      SELECT 1
      FROM {{ ref('int_customer_mrr_monthly') }} AS mrr
      WHERE mrr.customer_id = acquisition.customer_id
        AND mrr.month = DATE_ADD(DATE_TRUNC(DATE(acquisition.first_paid_at), MONTH), INTERVAL 3 MONTH)
        AND mrr.mrr > 0
    ) AS paid_after_3_months
  FROM {{ ref('int_customer_acquisition') }} AS acquisition
)

SELECT
  signup_month,
  region,
  channel,
  COUNT(*) AS signups,
  COUNTIF(first_trial_at IS NOT NULL) AS trials,
  COUNTIF(first_paid_at IS NOT NULL) AS paid,
  COUNTIF(paid_after_3_months) AS paid_after_3_months,
  SAFE_DIVIDE(COUNTIF(first_paid_at IS NOT NULL), COUNT(*)) AS signup_to_paid_rate
FROM steps
GROUP BY signup_month, region, channel
