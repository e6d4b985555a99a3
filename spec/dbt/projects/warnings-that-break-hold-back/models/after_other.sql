select * from {{ ref('other') }}
