select * from {{ source('raw', 'hours') }}
