SELECT * FROM UNNEST([STRUCT(1 AS id, 'eu' AS region, 1 AS customer_id, NUMERIC '5' AS amount), (2, 'us', 2, {{ var('amount', 7) }}), (3, NULL, 9, 1)])
