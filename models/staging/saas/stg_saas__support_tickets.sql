SELECT
  ticket_id,
  account_id,
  user_id,
  category,
  priority,
  status,
  satisfaction,
  opened_at,
  resolved_at,
  updated_at
FROM {{ source('saas', 'support_tickets') }}
