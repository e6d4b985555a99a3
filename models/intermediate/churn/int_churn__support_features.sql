SELECT
  support.customer_id,
  COUNT(*) AS tickets,
  COUNTIF(support.priority = 'high') AS high_priority_tickets,
  COUNTIF(support.category = 'billing') AS billing_tickets,
  COUNTIF(support.category = 'technical') AS technical_tickets,
  COUNTIF(support.ticket_date > DATE_SUB(observation.cutoff_date, INTERVAL 28 DAY)) AS tickets_28d
FROM {{ ref('stg_churn__support') }} AS support
CROSS JOIN {{ ref('int_churn__observation') }} AS observation
WHERE support.ticket_date <= observation.cutoff_date
GROUP BY support.customer_id
