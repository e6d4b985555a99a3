select * from {{ ref('x') }} union all select * from {{ ref('one', 'x') }} union all select * from {{ ref('y') }}
