SELECT DATE '2024-01-31' AS day_on, '12' AS amount
