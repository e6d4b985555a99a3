select count(*) from {{ ref('a') }}
