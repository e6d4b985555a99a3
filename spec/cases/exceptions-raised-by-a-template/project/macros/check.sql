{% macro check(value) %}
  {% if value > 3 %}
    {{ exceptions.raise_compiler_error('The value is ' ~ value ~ ', which is over 3.') }}
  {% endif %}
{% endmacro %}
