select * from {{ source('here', 'renamed') }}
