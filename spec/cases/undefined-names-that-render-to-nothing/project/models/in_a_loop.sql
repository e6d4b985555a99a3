SELECT
{% for column in ['id', 'amount'] %}
  {{ colum }} AS {{ column }},
{% endfor %}
  1 AS one
FROM {{ ref('orders') }}
