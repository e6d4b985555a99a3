select id, status from {{ ref('orders') }} union all by name select 'new' as status, 7 as id
