{% macro upper_of(c) %}UPPER({{ c }}){% endmacro %}
