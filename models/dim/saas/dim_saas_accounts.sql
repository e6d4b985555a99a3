WITH users AS (
  SELECT
    account_id,
    COUNT(user_id) AS users
  FROM {{ ref('stg_saas__users') }}
  GROUP BY account_id
),

tickets AS (
  SELECT
    account_id,
    COUNT(ticket_id) AS tickets
  FROM {{ ref('stg_saas__support_tickets') }}
  GROUP BY account_id
),

subscriptions AS (
  SELECT
    account_id,
    COUNTIF(status = 'active') > 0 AS is_subscribed
  FROM {{ ref('stg_saas__subscriptions') }}
  GROUP BY account_id
)

SELECT
  accounts.account_id,
  accounts.channel,
  accounts.industry,
  accounts.company_size,
  accounts.country,
  DATE(accounts.created_at) AS signed_up_on,
  DATE_TRUNC(DATE(accounts.created_at), MONTH) AS signup_month,
  IFNULL(users.users, 0) AS users,
  IFNULL(tickets.tickets, 0) AS tickets,
  DATE(payments.first_paid_at) AS first_paid_on,
  IFNULL(payments.net_amount, 0) AS net_revenue,
  payments.first_paid_at IS NOT NULL AS has_paid,
  IFNULL(subscriptions.is_subscribed, FALSE) AS is_subscribed
FROM {{ ref('stg_saas__accounts') }} AS accounts
LEFT JOIN users
  ON accounts.account_id = users.account_id
LEFT JOIN tickets
  ON accounts.account_id = tickets.account_id
LEFT JOIN subscriptions
  ON accounts.account_id = subscriptions.account_id
LEFT JOIN {{ ref('int_saas__account_payments') }} AS payments
  ON accounts.account_id = payments.account_id
