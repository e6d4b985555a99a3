SELECT id, name FROM {{ source('raw', 'customers') }}
