SELECT 7 AS id, 3.5 AS area
