select c.id, t.tag
from {{ ref('customers') }} as c, unnest(c.name) as t(tag)
