select * from {{ ref('dis') }}
