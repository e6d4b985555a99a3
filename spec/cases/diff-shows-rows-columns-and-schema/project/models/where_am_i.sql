SELECT 1 AS id, '{{ target.name }}' AS target
