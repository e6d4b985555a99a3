select * from {{ source('nope','x') }}
