select * from {{ ref('reader') }}
