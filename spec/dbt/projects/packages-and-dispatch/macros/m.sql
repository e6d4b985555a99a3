{% macro default__plain(x) %}'mine ' || {{ x }}{% endmacro %}
