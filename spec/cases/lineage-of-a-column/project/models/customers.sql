select customer_id, email as mail, upper(address.city) as city, address
from {{ ref('base_customers') }}
where address.street is not null
