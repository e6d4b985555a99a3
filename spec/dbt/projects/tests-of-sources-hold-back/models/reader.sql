select * from {{ source('raw', 'days') }}
