select * from {{ source('formatted', 'orders') }}
