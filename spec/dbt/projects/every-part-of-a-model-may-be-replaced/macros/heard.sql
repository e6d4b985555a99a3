{% macro hear(what) %}{% if execute %}{% do run_query("insert into main.heard select '" ~ what ~ "', '" ~ model.name ~ "' where ('" ~ what ~ "', '" ~ model.name ~ "') not in (select (what, who) from main.heard)") %}{% endif %}{% endmacro %}

{% macro get_incremental_microbatch_sql(arg_dict) %}
  {% do hear('microbatch ' ~ model.batch.id ~ ' ' ~ config.get('__dbt_internal_microbatch_event_time_start')) %}
  delete from {{ arg_dict['target_relation'] }} where moment >= '{{ model.batch.event_time_start }}' and moment < '{{ model.batch.event_time_end }}';
  insert into {{ arg_dict['target_relation'] }} select * from {{ arg_dict['temp_relation'] }}
{% endmacro %}
{% macro default__get_incremental_delete_insert_sql(arg_dict) %}
  {% do hear('delete and insert') %}
  {{ return(dbt.default__get_incremental_delete_insert_sql(arg_dict)) }}
{% endmacro %}
{% macro apply_grants(relation, grant_config, should_revoke=True) %}
  {% do hear('grants') %}
{% endmacro %}
{% macro default__create_indexes(relation) %}
  {% do hear('indexes') %}
{% endmacro %}
{% macro should_full_refresh() %}
  {% do hear('full refresh') %}
  {{ return(config.get('incremental_strategy') == 'microbatch' and flags.FULL_REFRESH) }}
{% endmacro %}
{% macro get_or_create_relation(database, schema, identifier, type) %}
  {% do hear('get or create') %}
  {{ return(dbt.get_or_create_relation(database, schema, identifier, type)) }}
{% endmacro %}
{% macro get_create_sql(relation, sql) %}
  {% do hear('create') %}
  {{ return(dbt.get_create_sql(relation, sql)) }}
{% endmacro %}
