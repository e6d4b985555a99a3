SELECT
  user_id,
  account_id,
  role,
  locale,
  is_active,
  created_at,
  deactivated_at,
  updated_at
FROM {{ source('saas', 'users') }}
