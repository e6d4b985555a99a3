select
{%- for column in adapter.get_columns_in_relation(ref('ships')) %}
  '{{ column.name }}' as {{ column.name }}_name, '{{ column.data_type }}' as {{ column.name }}_type{{ ',' if not loop.last }}
{%- endfor %}
