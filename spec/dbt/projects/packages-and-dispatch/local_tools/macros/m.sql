{% macro shout(x) %}{{ return(adapter.dispatch('shout', 'tools')(x)) }}{% endmacro %}
{% macro default__shout(x) %}upper({{ x }}){% endmacro %}
{% macro duckdb__shout(x) %}upper({{ x }}) || '!'{% endmacro %}
{% macro plain(x) %}{{ adapter.dispatch('plain', 'tools')(x) }}{% endmacro %}
{% macro default__plain(x) %}'tools ' || {{ x }}{% endmacro %}
