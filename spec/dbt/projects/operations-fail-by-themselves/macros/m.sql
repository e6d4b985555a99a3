{% macro ok(a=1) %}{% do log('said ' ~ a, info=true) %}{% endmacro %}
{% macro raises() %}{% do exceptions.raise_compiler_error('no good') %}{% endmacro %}
{% macro warns() %}{% do exceptions.warn('careful') %}{% endmacro %}
{% macro sqlbad() %}{% do run_query('select * from nope_nope') %}{% endmacro %}
{% macro undefd() %}{{ nothing_here.x.y }}{% endmacro %}
