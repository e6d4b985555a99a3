SELECT 1 AS id, 1 AS person, NUMERIC '2' AS amount
