SELECT id, name, plan, 10 * id AS points FROM {{ ref('customers') }} WHERE id <> 3
