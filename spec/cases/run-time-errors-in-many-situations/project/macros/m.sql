{% macro bad_cast(column) %}
  cast({{ column }}
    as integer)
{% endmacro %}
{% macro outer_macro(column) %}{{ bad_cast(column) }}{% endmacro %}
