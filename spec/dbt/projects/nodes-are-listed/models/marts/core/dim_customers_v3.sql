select customer_id, name, 1 as z from {{ ref('stg_customers') }}
