{% macro is_incremental() %}{{ return(true) }}{% endmacro %}
{% macro should_full_refresh() %}{{ return(false) }}{% endmacro %}
{% macro default__length(x) %}777{% endmacro %}
{% macro config_twice() %}{{ config(tags=['z']) }}{% endmacro %}
