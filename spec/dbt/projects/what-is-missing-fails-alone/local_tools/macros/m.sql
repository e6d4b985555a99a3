{% macro twice(n) %}{{ n }} * 2{% endmacro %}
{% macro default__where_from() %}'tools'{% endmacro %}
