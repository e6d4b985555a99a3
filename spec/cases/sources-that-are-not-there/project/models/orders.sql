select id from {{ source('till', 'orders') }}
