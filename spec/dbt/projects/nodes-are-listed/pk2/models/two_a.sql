select * from {{ ref('pk_b') }}
