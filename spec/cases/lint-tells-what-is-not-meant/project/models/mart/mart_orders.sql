SELECT o.id, loaded_at, i.sku
FROM {{ ref('stg_orders') }} AS o, {{ ref('stg_customers') }} AS c
LEFT JOIN {{ ref('stg_customers') }} AS d ON o.customer_id = o.id
CROSS JOIN {{ source('raw', 'orders') }} AS r, r.items AS i
WHERE d.name = 'x'
  AND o.id NOT IN (SELECT id FROM {{ ref('stg_customers') }})
UNION ALL
-- strata: ignore[unqualified-column, null-comparision]
SELECT o.id, loaded_at, "" FROM {{ ref('stg_orders') }} AS o JOIN {{ ref('stg_customers') }} AS c ON o.customer_id = c.id
{# strata: ignore-file[implicit-cross-join] #}
