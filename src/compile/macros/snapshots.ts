// What snapshots are made with, for strategies and materialisations that projects write themselves.

import { dispatcher } from './dispatcher.ts'

const dispatched: readonly (readonly [name: string, ...parameters: string[]])[] = [
  ['snapshot_staging_table', 'strategy', 'source_sql', 'target_relation'],
  ['build_snapshot_table', 'strategy', 'sql'],
  ['create_columns', 'relation', 'columns'],
  ['snapshot_merge_sql', 'target', 'source', 'insert_cols'],
  ['snapshot_hash_arguments', 'args'],
  ['snapshot_string_as_time', 'timestamp'],
  ['post_snapshot', 'staging_relation'],
  ['get_true_sql'],
]

/** What a snapshot reaches by the name of its strategy. */
export const SNAPSHOT_PARTS: readonly string[] = ['snapshot_timestamp_strategy', 'snapshot_check_strategy']

export const snapshots = `
${dispatched.map(([name, ...parameters]) => dispatcher(name, parameters)).join('')}
{% macro get_snapshot_table_column_names() %}
  {{ return({
    'dbt_valid_from': 'dbt_valid_from', 'dbt_valid_to': 'dbt_valid_to', 'dbt_scd_id': 'dbt_scd_id',
    'dbt_updated_at': 'dbt_updated_at', 'dbt_is_deleted': 'dbt_is_deleted',
  }) }}
{% endmacro %}
{% macro strata_snapshot_names() %}
  {{ return(config.get('snapshot_table_column_names') or get_snapshot_table_column_names()) }}
{% endmacro %}
{% macro default__get_true_sql() %}{{ return('TRUE') }}{% endmacro %}
{% macro strategy_dispatch(name) %}
  {% set parts = name.split('.') %}
  {% set macro_name = 'snapshot_' ~ parts[-1] ~ '_strategy' %}
  {% set namespace = context if parts | length == 1 else context[parts[0]] %}
  {% if not namespace or macro_name not in namespace %}
    {{ exceptions.raise_compiler_error('There is no snapshot strategy "' ~ name ~ '": a macro "' ~ macro_name ~ '" would be one.') }}
  {% endif %}
  {{ return(namespace[macro_name]) }}
{% endmacro %}

{% macro unique_key_fields(unique_key) -%}
  {%- if unique_key is string -%} {{ unique_key }} as dbt_unique_key
  {%- else -%}
    {%- for key in unique_key %} {{ key }} as dbt_unique_key_{{ loop.index }}{{ ',' if not loop.last }}{% endfor -%}
  {%- endif -%}
{%- endmacro %}
{% macro strata_snapshot_keys(unique_key) %}
  {% set names = ['dbt_unique_key'] if unique_key is string else [] %}
  {% if unique_key is not string %}{% for key in unique_key %}{% do names.append('dbt_unique_key_' ~ loop.index) %}{% endfor %}{% endif %}
  {{ return(names) }}
{% endmacro %}
{% macro unique_key_join_on(unique_key, identifier, from_identifier) -%}
  {%- for key in strata_snapshot_keys(unique_key) %}{{ ' and ' if not loop.first }}{{ equals(identifier ~ '.' ~ key, from_identifier ~ '.' ~ key) if unique_key is not string else identifier ~ '.' ~ key ~ ' = ' ~ from_identifier ~ '.' ~ key }}{% endfor -%}
{%- endmacro %}
{% macro unique_key_is_null(unique_key, identifier) -%}
  {{ identifier }}.{{ strata_snapshot_keys(unique_key)[0] }} is null
{%- endmacro %}
{% macro unique_key_is_not_null(unique_key, identifier) -%}
  {{ identifier }}.{{ strata_snapshot_keys(unique_key)[0] }} is not null
{%- endmacro %}
{% macro get_dbt_valid_to_current(strategy, columns) -%}
  coalesce(nullif({{ strategy.updated_at }}, {{ strategy.updated_at }}), {{ config.get('dbt_valid_to_current') or 'null' }}) as {{ columns.dbt_valid_to }}
{%- endmacro %}
{% macro strata_snapshot_is_current(columns, prefix='') -%}
  {%- set end = prefix ~ columns.dbt_valid_to -%}
  {%- if config.get('dbt_valid_to_current') -%} ({{ equals(end, config.get('dbt_valid_to_current') | trim) }} or {{ end }} is null)
  {%- else -%} {{ end }} is null
  {%- endif -%}
{%- endmacro %}

{% macro default__snapshot_hash_arguments(args) -%}
  md5({% for arg in args -%}
    coalesce(cast({{ arg }} as varchar), ''){{ " || '|' || " if not loop.last }}
  {%- endfor %})
{%- endmacro %}
{% macro bigquery__snapshot_hash_arguments(args) -%}
  to_hex(md5(concat({% for arg in args -%}
    coalesce(cast({{ arg }} as string), ''){{ ", '|', " if not loop.last }}
  {%- endfor %})))
{%- endmacro %}
{% macro default__snapshot_string_as_time(timestamp) -%}
  {{ return("to_timestamp('" ~ timestamp ~ "')") }}
{%- endmacro %}
{% macro duckdb__snapshot_string_as_time(timestamp) -%}
  {{ return("'" ~ timestamp ~ "'::timestamp") }}
{%- endmacro %}

{% macro strata_snapshot_strategy(changed, updated_at) %}
  {% set key = config.get('unique_key') %}
  {% set parts = [key, updated_at] if key is string else key + [updated_at] %}
  {% set hard_deletes = adapter.get_hard_deletes_behavior(config) %}
  {{ return({
    'unique_key': key, 'updated_at': updated_at, 'row_changed': changed, 'scd_id': snapshot_hash_arguments(parts),
    'hard_deletes': hard_deletes, 'invalidate_hard_deletes': hard_deletes == 'invalidate',
  }) }}
{% endmacro %}
{% macro snapshot_timestamp_strategy(node, snapshotted_rel, current_rel, model_config, target_exists) %}
  {% set updated_at = config.get('updated_at') %}
  {% set changed = '(' ~ snapshotted_rel ~ '.' ~ strata_snapshot_names().dbt_valid_from ~ ' < ' ~ current_rel ~ '.' ~ updated_at ~ ')' %}
  {{ return(strata_snapshot_strategy(changed, updated_at)) }}
{% endmacro %}
{% macro snapshot_check_all_get_existing_columns(node, target_exists, check_cols_config) %}
  {% if not target_exists %}{{ return((false, [])) }}{% endif %}
  {% set query = node.compiled_code %}
  {% if check_cols_config != 'all' %}
    {% if check_cols_config is string or not check_cols_config %}
      {{ exceptions.raise_compiler_error('check_cols is neither "all" nor a list of columns: ' ~ check_cols_config) }}
    {% endif %}
    {% set query = 'select ' ~ (check_cols_config | join(', ')) ~ ' from (' ~ query ~ ') as compared' %}
  {% endif %}
  {% set standing = adapter.get_columns_in_relation(adapter.get_relation(database=node.database, schema=node.schema, identifier=node.alias)) | map(attribute='name') | list %}
  {% set names = get_columns_in_query(query) %}
  {% set both = [] %}
  {% for name in names if name in standing %}{% do both.append(adapter.quote(name)) %}{% endfor %}
  {{ return((both | length < names | length, both)) }}
{% endmacro %}
{% macro snapshot_check_strategy(node, snapshotted_rel, current_rel, model_config, target_exists) %}
  {% set added, compared = snapshot_check_all_get_existing_columns(node, target_exists, config.get('check_cols')) %}
  {% set changed %}
    {%- if added or not compared -%}({{ get_true_sql() }})
    {%- else -%}(
      {%- for name in compared %}{{ ' or ' if not loop.first }}{{ snapshotted_rel }}.{{ name }} is distinct from {{ current_rel }}.{{ name }}{% endfor -%}
    ){%- endif -%}
  {% endset %}
  {{ return(strata_snapshot_strategy(changed | trim, config.get('updated_at') or snapshot_get_time())) }}
{% endmacro %}

{% macro default__build_snapshot_table(strategy, sql) %}
  {%- set names = strata_snapshot_names() %}
  select *,
    {{ strategy.scd_id }} as {{ names.dbt_scd_id }},
    {{ strategy.updated_at }} as {{ names.dbt_updated_at }},
    {{ strategy.updated_at }} as {{ names.dbt_valid_from }},
    {{ get_dbt_valid_to_current(strategy, names) }}
    {%- if strategy.hard_deletes == 'new_record' %}, 'False' as {{ names.dbt_is_deleted }}{% endif %}
  from (
    {{ sql }}
  ) as snapshot_source
{% endmacro %}
{% macro default__snapshot_staging_table(strategy, source_sql, target_relation) %}
  {%- set names = strata_snapshot_names() -%}
  {%- set key = strategy.unique_key -%}
  {%- set hard_deletes = strategy.hard_deletes or ('invalidate' if strategy.invalidate_hard_deletes else 'ignore') -%}
  {%- set records = hard_deletes == 'new_record' -%}
  {%- set changed -%}
    ({{ strategy.row_changed }}{% if records %} or snapshotted_data.{{ names.dbt_is_deleted }} = 'True'{% endif %})
  {%- endset %}
  with snapshot_query as (
    {{ source_sql }}
  ),
  snapshotted_data as (
    select *, {{ unique_key_fields(key) }} from {{ target_relation }} where {{ strata_snapshot_is_current(names) }}
  ),
  insertions_source_data as (
    select *, {{ unique_key_fields(key) }},
      {{ strategy.updated_at }} as {{ names.dbt_updated_at }},
      {{ strategy.updated_at }} as {{ names.dbt_valid_from }},
      {{ get_dbt_valid_to_current(strategy, names) }},
      {{ strategy.scd_id }} as {{ names.dbt_scd_id }}
    from snapshot_query
  ),
  updates_source_data as (
    select *, {{ unique_key_fields(key) }},
      {{ strategy.updated_at }} as {{ names.dbt_updated_at }},
      {{ strategy.updated_at }} as {{ names.dbt_valid_from }},
      {{ strategy.updated_at }} as {{ names.dbt_valid_to }}
    from snapshot_query
  ),
  deletes_source_data as (
    select *, {{ unique_key_fields(key) }} from snapshot_query
  ),
  insertions as (
    select 'insert' as dbt_change_type, source_data.*{% if records %}, 'False' as {{ names.dbt_is_deleted }}{% endif %}
    from insertions_source_data as source_data
    left join snapshotted_data on {{ unique_key_join_on(key, 'snapshotted_data', 'source_data') }}
    where {{ unique_key_is_null(key, 'snapshotted_data') }} or ({{ unique_key_is_not_null(key, 'snapshotted_data') }} and {{ changed }})
  ),
  updates as (
    select 'update' as dbt_change_type, source_data.*, snapshotted_data.{{ names.dbt_scd_id }}
      {%- if records %}, snapshotted_data.{{ names.dbt_is_deleted }}{% endif %}
    from updates_source_data as source_data
    join snapshotted_data on {{ unique_key_join_on(key, 'snapshotted_data', 'source_data') }}
    where {{ changed }}
  )
  {%- if hard_deletes != 'ignore' %},
  deletes as (
    select 'delete' as dbt_change_type, source_data.*,
      {{ snapshot_get_time() }} as {{ names.dbt_valid_from }},
      {{ snapshot_get_time() }} as {{ names.dbt_updated_at }},
      {{ snapshot_get_time() }} as {{ names.dbt_valid_to }},
      snapshotted_data.{{ names.dbt_scd_id }}
      {%- if records %}, snapshotted_data.{{ names.dbt_is_deleted }}{% endif %}
    from snapshotted_data
    left join deletes_source_data as source_data on {{ unique_key_join_on(key, 'snapshotted_data', 'source_data') }}
    where {{ unique_key_is_null(key, 'source_data') }}
      {%- if records %} and snapshotted_data.{{ names.dbt_is_deleted }} is distinct from 'True'{% endif %}
  )
  {%- endif %}
  {%- if records %}
  {%- set standing = get_list_of_column_names(get_columns_in_relation(target_relation)) %},
  deletion_records as (
    select 'insert' as dbt_change_type,
      {% for name in get_columns_in_query(source_sql) -%}
        {{ 'snapshotted_data' if name in standing else 'source_data' }}.{{ adapter.quote(name) }},
      {% endfor -%}
      {% for name in strata_snapshot_keys(key) %}snapshotted_data.{{ name }}, {% endfor %}
      {{ snapshot_get_time() }} as {{ names.dbt_valid_from }},
      {{ snapshot_get_time() }} as {{ names.dbt_updated_at }},
      snapshotted_data.{{ names.dbt_valid_to }},
      {{ snapshot_hash_arguments([names.dbt_scd_id, snapshot_get_time()]) }} as {{ names.dbt_scd_id }},
      'True' as {{ names.dbt_is_deleted }}
    from snapshotted_data
    left join deletes_source_data as source_data on {{ unique_key_join_on(key, 'snapshotted_data', 'source_data') }}
    where {{ unique_key_is_null(key, 'source_data') }} and snapshotted_data.{{ names.dbt_is_deleted }} is distinct from 'True'
  )
  {%- endif %}
  select * from insertions
  union all by name select * from updates
  {%- if hard_deletes != 'ignore' %} union all by name select * from deletes{% endif %}
  {%- if records %} union all by name select * from deletion_records{% endif %}
{% endmacro %}
{% macro build_snapshot_staging_table(strategy, sql, target_relation) %}
  {% set chosen = duckdb__dispatch_temporary_relation(target_relation) %}
  {% set select = snapshot_staging_table(strategy, sql, target_relation) %}
  {% call statement('build_snapshot_staging_relation') %}{{ create_table_as(chosen.temporary, chosen.relation, select) }}{% endcall %}
  {{ return(chosen.relation) }}
{% endmacro %}
{% macro default__create_columns(relation, columns) %}
  {% for column in columns %}
    {% call statement() %}alter table {{ relation.render() }} add column {{ adapter.quote(column.name) }} {{ column.data_type }}{% endcall %}
  {% endfor %}
{% endmacro %}
{% macro get_updated_at_column_data_type(snapshot_sql) %}
  {% for column in get_column_schema_from_query(snapshot_sql) if column.column | lower == 'dbt_updated_at' %}{{ return(column.dtype) }}{% endfor %}
  {{ return(none) }}
{% endmacro %}
{% macro get_snapshot_get_time_data_type() %}
  {% set columns = get_column_schema_from_query('select ' ~ adapter.dispatch('snapshot_get_time', 'dbt')() ~ ' as dbt_snapshot_time') %}
  {{ return(columns[0].dtype if columns else none) }}
{% endmacro %}
{% macro check_time_data_types(sql) %}
  {% set written = get_updated_at_column_data_type(sql) %}
  {% set now = get_snapshot_get_time_data_type() %}
  {% if written is not none and now is not none and written != now %}
    {{ exceptions.warn_snapshot_timestamp_data_types(now, written) }}
  {% endif %}
{% endmacro %}
{% macro default__post_snapshot(staging_relation) %}{% endmacro %}
{% macro duckdb__post_snapshot(staging_relation) %}
  {% do return(drop_relation(staging_relation)) %}
{% endmacro %}
{% macro default__snapshot_merge_sql(target, source, insert_cols) -%}
  {%- set names = strata_snapshot_names() -%}
  merge into {{ target.render() }} as DBT_INTERNAL_DEST
    using {{ source }} as DBT_INTERNAL_SOURCE
    on DBT_INTERNAL_SOURCE.{{ names.dbt_scd_id }} = DBT_INTERNAL_DEST.{{ names.dbt_scd_id }}
    when matched and {{ strata_snapshot_is_current(names, 'DBT_INTERNAL_DEST.') }} and DBT_INTERNAL_SOURCE.dbt_change_type in ('update', 'delete')
      then update set {{ names.dbt_valid_to }} = DBT_INTERNAL_SOURCE.{{ names.dbt_valid_to }}
    when not matched and DBT_INTERNAL_SOURCE.dbt_change_type = 'insert'
      then insert ({{ insert_cols | join(', ') }}) values ({{ insert_cols | join(', ') }})
{%- endmacro %}
{% macro duckdb__snapshot_merge_sql(target, source, insert_cols) -%}
  {%- set names = strata_snapshot_names() -%}
  update {{ target }} as DBT_INTERNAL_TARGET
  set {{ names.dbt_valid_to }} = DBT_INTERNAL_SOURCE.{{ names.dbt_valid_to }}
  from {{ source }} as DBT_INTERNAL_SOURCE
  where DBT_INTERNAL_SOURCE.{{ names.dbt_scd_id }}::text = DBT_INTERNAL_TARGET.{{ names.dbt_scd_id }}::text
    and DBT_INTERNAL_SOURCE.dbt_change_type in ('update', 'delete')
    and {{ strata_snapshot_is_current(names, 'DBT_INTERNAL_TARGET.') }};

  insert into {{ target }} ({{ insert_cols | join(', ') }})
  select {{ insert_cols | join(', ') }} from {{ source }} where dbt_change_type = 'insert';
{%- endmacro %}

{% materialization snapshot_by_macro, default %}
  {%- set there, table = get_or_create_relation(database=model.database, schema=model.schema, identifier=model.alias, type='table') -%}
  {{ run_hooks(pre_hooks, inside_transaction=False) }}
  {{ run_hooks(pre_hooks, inside_transaction=True) }}
  {%- set strategy = strategy_dispatch(config.get('strategy'))(model, 'snapshotted_data', 'source_data', model.config, there) -%}
  {%- if not there -%}
    {%- set query = build_snapshot_table(strategy, sql) -%}
    {%- do check_time_data_types(query) -%}
    {% call statement('main') %}{{ create_table_as(False, table, query) }}{% endcall %}
  {%- else -%}
    {{ adapter.assert_valid_snapshot_target_given_strategy(table, config.get('snapshot_table_column_names') or get_snapshot_table_column_names(), strategy) }}
    {%- do check_time_data_types(snapshot_staging_table(strategy, sql, table)) -%}
    {%- set staging = build_snapshot_staging_table(strategy, sql, table) -%}
    {%- do adapter.expand_target_column_types(from_relation=staging, to_relation=table) -%}
    {%- set own = ['dbt_change_type'] + strata_snapshot_keys(strategy.unique_key) -%}
    {%- do create_columns(table, adapter.get_missing_columns(staging, table) | rejectattr('name', 'in', own) | list) -%}
    {%- set written = [] -%}
    {%- for column in adapter.get_columns_in_relation(staging) if column.name not in own -%}{%- do written.append(adapter.quote(column.name)) -%}{%- endfor -%}
    {% call statement('main') %}{{ snapshot_merge_sql(target=table, source=staging, insert_cols=written) }}{% endcall %}
  {%- endif -%}
  {% do apply_grants(table, config.get('grants'), should_revoke=should_revoke(there, full_refresh_mode=False)) %}
  {% do persist_docs(table, model) %}
  {%- if not there %}{% do create_indexes(table) %}{% endif %}
  {{ run_hooks(post_hooks, inside_transaction=True) }}
  {%- if there %}{% do post_snapshot(staging) %}{% endif -%}
  {{ run_hooks(post_hooks, inside_transaction=False) }}
  {{ return({'relations': [table]}) }}
{% endmaterialization %}
`
