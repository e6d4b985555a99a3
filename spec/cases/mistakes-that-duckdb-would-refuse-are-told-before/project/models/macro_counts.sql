select
  {% for column in ['id'] %}
  {{ rounded(column) }} as {{ column }}
  {% endfor %}
from {{ ref('customers') }}
