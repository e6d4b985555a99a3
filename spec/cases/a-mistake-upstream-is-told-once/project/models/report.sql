select amount * 2 as twice, formt('x') as word
from {{ ref('mart') }}
