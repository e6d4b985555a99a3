{{ config(export={'path': 'data/analytics/churn_features.parquet'}) }}

-- One row per customer at the cut-off: what a churn model may see, and the label it must guess.
SELECT
  customers.customer_id,
  observation.cutoff_date,
  customers.plan,
  customers.region,
  DATE_DIFF(observation.cutoff_date, customers.signup_date, DAY) AS tenure_days,
  usage.active_days,
  usage.active_days_7d,
  usage.active_days_28d,
  usage.sessions_28d,
  usage.usage_minutes_28d,
  usage.feature_events_28d,
  usage.days_since_active,
  IFNULL(billing.bills, 0) AS bills,
  IFNULL(billing.billed_amount, 0) AS billed_amount,
  IFNULL(billing.late_bills, 0) AS late_bills,
  IFNULL(billing.failed_bills, 0) AS failed_bills,
  IFNULL(support.tickets, 0) AS tickets,
  IFNULL(support.high_priority_tickets, 0) AS high_priority_tickets,
  IFNULL(support.tickets_28d, 0) AS tickets_28d,
  labels.churned
FROM {{ ref('stg_churn__customers') }} AS customers
CROSS JOIN {{ ref('int_churn__observation') }} AS observation
INNER JOIN {{ ref('int_churn__usage_features') }} AS usage
  ON customers.customer_id = usage.customer_id
INNER JOIN {{ ref('int_churn__labels') }} AS labels
  ON customers.customer_id = labels.customer_id
LEFT JOIN {{ ref('int_churn__billing_features') }} AS billing
  ON customers.customer_id = billing.customer_id
LEFT JOIN {{ ref('int_churn__support_features') }} AS support
  ON customers.customer_id = support.customer_id
