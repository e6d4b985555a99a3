{% macro default__where_from() %}'shop'{% endmacro %}
{% macro quoted_database() %}{{ 'yes' if adapter.config.quoting.database else 'no' }}{% endmacro %}
