select * from {{ ref('by_mapping') }}
