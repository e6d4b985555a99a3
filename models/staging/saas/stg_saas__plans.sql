SELECT
  plan_id,
  code,
  name,
  monthly_price,
  is_active
FROM {{ source('saas', 'plans') }}
