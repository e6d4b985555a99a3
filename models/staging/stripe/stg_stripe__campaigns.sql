SELECT
  id AS campaign_id,
  name AS campaign_name,
  channel,
  region,
  started_on,
  ended_on,
  {{ cents_to_dollars('budget') }} AS budget
FROM {{ source('stripe', 'marketing_campaigns') }}
