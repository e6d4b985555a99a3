SELECT
  spend.spend_id,
  spend.spend_date,
  spend.campaign_id,
  campaigns.campaign_name,
  campaigns.region,
  spend.channel,
  spend.spend,
  spend.impressions,
  spend.clicks,
  SAFE_DIVIDE(spend.spend, spend.clicks) AS cost_per_click
FROM {{ ref('stg_stripe__marketing_spend') }} AS spend
INNER JOIN {{ ref('dim_campaigns') }} AS campaigns
  ON spend.campaign_id = campaigns.campaign_id
