-- Every version of every customer; the facts of today join on is_current.
WITH versions AS (
  SELECT
    customer_id,
    signed_up_at,
    region,
    country,
    payment_method,
    is_delinquent,
    dbt_valid_from AS valid_from,
    dbt_valid_to AS valid_to
  FROM {{ ref('snap_stripe__customers') }}
)

SELECT
  {{ surrogate_key(['versions.customer_id', 'versions.valid_from']) }} AS customer_key,
  versions.customer_id,
  versions.signed_up_at,
  {{ month_of('versions.signed_up_at') }} AS signup_month,
  versions.region,
  regions.region_name,
  versions.country,
  versions.payment_method,
  versions.is_delinquent,
  acquisition.channel,
  acquisition.campaign_id,
  acquisition.first_trial_at,
  acquisition.first_paid_at,
  versions.valid_from,
  versions.valid_to,
  versions.valid_to IS NULL AS is_current
FROM versions
INNER JOIN {{ ref('int_customer_acquisition') }} AS acquisition
  ON versions.customer_id = acquisition.customer_id
LEFT JOIN {{ ref('regions') }} AS regions
  ON versions.region = regions.region
