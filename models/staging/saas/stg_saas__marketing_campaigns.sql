SELECT
  campaign_id,
  name,
  channel,
  started_on,
  ended_on,
  budget
FROM {{ source('saas', 'marketing_campaigns') }}
