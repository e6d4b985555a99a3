{% set columns = ['north', 'south'] %}
SELECT
  {% for column in columns %}
  {{ area("'" ~ column ~ "'") }} AS {{ column }},
  {% endfor %}
  ST_ASTEXT(NULL) AS wide
