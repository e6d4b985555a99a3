SELECT
  account_id,
  public_id,
  channel,
  industry,
  company_size,
  country,
  created_at,
  updated_at
FROM {{ source('saas', 'accounts') }}
