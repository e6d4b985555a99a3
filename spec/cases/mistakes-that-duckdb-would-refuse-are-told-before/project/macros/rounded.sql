{% macro rounded(column) -%}
  round(
    {{ column }}, 2, 3)
{%- endmacro %}
