SELECT id, name, CASE WHEN id = 2 THEN 'pro|plus' ELSE plan END AS plan, 10 * id AS points, TRUE AS active
FROM {{ ref('customers') }} WHERE id <> 1
