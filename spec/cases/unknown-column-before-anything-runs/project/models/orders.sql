{% for column in ['customer_id', 'nmae'] %}
{% endfor %}
select
  customers.customer_id,
  customers.nmae
from {{ ref('customers') }} as customers
