select * from {{ ref('grown') }}
