{% set columns = ['north', 'south'] %}
SELECT
  {% for column in columns %}
  {{ area("'" ~ column ~ "'") }} AS {{ column }},
  {% endfor %}
  CAST('1' AS BIGNUMERIC) AS wide
