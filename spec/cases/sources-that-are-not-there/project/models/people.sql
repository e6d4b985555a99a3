select id from {{ source('office', 'staff') }}
