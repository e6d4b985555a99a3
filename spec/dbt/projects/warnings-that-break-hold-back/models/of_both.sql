select f.id from {{ ref('first') }} f join {{ ref('other') }} o on o.id = f.id
