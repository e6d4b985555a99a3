select * from {{ ref('a') }} where id = {{ var('id', 1) }}
