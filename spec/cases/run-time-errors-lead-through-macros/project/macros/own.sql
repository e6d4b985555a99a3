{% macro checked(column) %}
  IF({{ column }} = 'x', ERROR('no number: ' || {{ column }}), {{ column }})
{% endmacro %}
{% macro wrapped(column) %}{{ checked(column) }}{% endmacro %}
