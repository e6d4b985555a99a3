WITH accounts AS (
  SELECT
    signup_month AS month,
    COUNT(account_id) AS new_accounts
  FROM {{ ref('dim_saas_accounts') }}
  GROUP BY month
),

users AS (
  SELECT
    DATE_TRUNC(DATE(created_at), MONTH) AS month,
    COUNT(user_id) AS new_users
  FROM {{ ref('stg_saas__users') }}
  GROUP BY month
),

running AS (
  SELECT
    users.month,
    IFNULL(accounts.new_accounts, 0) AS new_accounts,
    users.new_users,
    SUM(IFNULL(accounts.new_accounts, 0)) OVER (ORDER BY users.month) AS total_accounts,
    SUM(users.new_users) OVER (ORDER BY users.month) AS total_users
  FROM users
  LEFT JOIN accounts
    ON users.month = accounts.month
)

SELECT
  month,
  new_accounts,
  new_users,
  total_accounts,
  total_users,
  SAFE_DIVIDE(new_users, total_users - new_users) AS user_growth
FROM running
