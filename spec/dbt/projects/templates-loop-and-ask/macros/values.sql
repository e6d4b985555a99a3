{% macro dbt_utils_free_values(relation, column) %}
{% if execute %}{% set found = run_query('select distinct ' ~ column ~ ' from ' ~ relation ~ ' order by 1') %}{{ return(found.columns[0].values()) }}{% endif %}{{ return([]) }}
{% endmacro %}
