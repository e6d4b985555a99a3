select * from {{ ref('customer') }}
