select * from {{ ref('pkg', 'pub') }}
