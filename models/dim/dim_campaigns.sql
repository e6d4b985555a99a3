SELECT
  campaigns.campaign_id,
  campaigns.campaign_name,
  campaigns.channel,
  channels.channel_name,
  campaigns.region,
  campaigns.started_on,
  campaigns.ended_on,
  DATE_DIFF(campaigns.ended_on, campaigns.started_on, DAY) + 1 AS days,
  campaigns.budget
FROM {{ ref('stg_stripe__campaigns') }} AS campaigns
LEFT JOIN {{ ref('channels') }} AS channels
  ON campaigns.channel = channels.channel
