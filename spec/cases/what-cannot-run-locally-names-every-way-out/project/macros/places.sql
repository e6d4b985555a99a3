{% macro area(column) -%}
  ST_AREA(
    {{ column }}
  )
{%- endmacro %}
