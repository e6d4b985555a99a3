select * from {{ ref('missing2') }}
