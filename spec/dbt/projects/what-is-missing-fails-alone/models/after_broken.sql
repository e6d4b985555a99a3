select n from {{ ref('broken') }}
