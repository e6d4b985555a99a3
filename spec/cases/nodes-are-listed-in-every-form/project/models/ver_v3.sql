select id + 3 as id from {{ ref('good') }}
