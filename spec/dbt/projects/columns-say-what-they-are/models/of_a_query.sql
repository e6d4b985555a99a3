-- depends_on: {{ ref('kinds') }}
{% if execute %}{{ told(get_column_schema_from_query('select * from ' ~ ref('kinds'))) }}{% else %}select 1{% endif %}
