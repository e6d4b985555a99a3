{% macro cents(column, digits) %}ROUND({{ column }} / 100, {{ digits }}){% endmacro %}
