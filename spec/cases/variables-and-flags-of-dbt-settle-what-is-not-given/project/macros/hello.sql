{% macro hello() %}{% do print('printed') %}{% do log('logged', info=true) %}{% endmacro %}
