SELECT
  touch_id,
  account_id,
  campaign_id,
  channel,
  position,
  touched_at
FROM {{ source('saas', 'campaign_touches') }}
