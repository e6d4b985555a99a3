{% macro whole(column) %}
  CAST({{ column }} AS INT64)
{% endmacro %}
