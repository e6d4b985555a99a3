select * from {{ ref('pk_a') }}
