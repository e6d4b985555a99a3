-- depends_on: {{ ref('a') }}
{% set ids = run_query('select id from ' ~ ref('a') ~ ' order by 1').columns[0].values() if execute else [] %}
select {% for i in ids %} {{ i }} as c{{ i }}, {% endfor %} 0 as z
