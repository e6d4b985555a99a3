select * from {{ source('both', 'orders') }}
