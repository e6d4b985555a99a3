SELECT * FROM {{ ref('stg_customers') }}
