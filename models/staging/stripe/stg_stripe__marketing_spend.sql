SELECT
  id AS spend_id,
  spend_date,
  campaign AS campaign_id,
  channel,
  {{ cents_to_dollars('spend') }} AS spend,
  impressions,
  clicks
FROM {{ source('stripe', 'marketing_spend') }}
