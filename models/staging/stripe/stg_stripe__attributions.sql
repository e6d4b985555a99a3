SELECT
  customer AS customer_id,
  channel,
  campaign AS campaign_id,
  touched_at
FROM {{ source('stripe', 'customer_attributions') }}
