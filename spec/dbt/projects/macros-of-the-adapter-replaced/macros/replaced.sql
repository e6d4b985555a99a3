{% macro duckdb__create_table_as(temporary, relation, compiled_code, language='sql', partitioned_by=none, sorted_by=none) -%}
  create {{ 'temporary ' if temporary }}table {{ relation.include(database=(not temporary), schema=(not temporary)) }} as (
    select *, '{{ "waiting" if temporary else "made" }}' as how from ({{ compiled_code }})
  );
{%- endmacro %}

{% macro default__create_view_as(relation, sql) -%}
  create view {{ relation }} as (select *, 'looked at' as how from ({{ sql }}));
{%- endmacro %}

{% macro duckdb__get_delete_insert_merge_sql(target, source, unique_key, dest_columns, incremental_predicates) -%}
  {%- set names = get_quoted_csv(dest_columns | map(attribute='name')) -%}
  update {{ target }} set how = 'left' where {{ unique_key }} not in (select {{ unique_key }} from {{ source }});
  delete from {{ target }} where {{ unique_key }} in (select {{ unique_key }} from {{ source }});
  insert into {{ target }} ({{ names }}) (select {{ names }} from {{ source }})
{%- endmacro %}

{% macro duckdb__get_incremental_append_sql(arg_dict) -%}
  insert into {{ arg_dict['target_relation'] }} select * exclude (how), 'added' from {{ arg_dict['temp_relation'] }}
{%- endmacro %}

{% macro get_merge_sql(target, source, unique_key, dest_columns, incremental_predicates=none) -%}
  never used
{%- endmacro %}

{% macro duckdb__get_incremental_merge_sql(arg_dict) -%}
  merge into {{ arg_dict['target_relation'] }} as old using {{ arg_dict['temp_relation'] }} as new on old.id = new.id
  when matched then update set how = 'met'
  when not matched then insert by name
{%- endmacro %}

{% macro default__persist_docs(relation, model, for_relation=true, for_columns=true) -%}
  {% do run_query("insert into " ~ target.schema ~ ".log values ('described " ~ relation.identifier ~ "')") %}
{%- endmacro %}
