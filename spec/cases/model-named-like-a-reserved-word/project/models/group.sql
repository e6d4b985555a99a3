select "order" from {{ ref('select') }}
