SELECT 1 AS id, 250 AS amount, 0 AS zero, 'x' AS status
