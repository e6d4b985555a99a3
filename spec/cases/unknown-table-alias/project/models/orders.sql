select custmer.customer_id
from {{ ref('customers') }} as customer
