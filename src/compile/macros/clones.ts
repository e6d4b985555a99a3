// Clones and materialised views, for projects that bring what an engine of theirs can do.

import { dispatcher } from './dispatcher.ts'

const ofViews: readonly (readonly [name: string, ...parameters: string[]])[] = [
  ['refresh_materialized_view', 'relation'],
  ['get_materialized_view_configuration_changes', 'existing_relation', 'new_config'],
  [
    'get_alter_materialized_view_as_sql',
    ...['relation', 'configuration_changes', 'sql', 'existing_relation'],
    ...['backup_relation', 'intermediate_relation'],
  ],
]

export const clones = `
${dispatcher('can_clone_table', [])}
{% macro default__can_clone_table() %}{{ return(False) }}{% endmacro %}
${dispatcher('create_or_replace_clone', ['this_relation', 'defer_relation'])}
{% macro default__create_or_replace_clone(this_relation, defer_relation) %}
  create or replace table {{ this_relation.render() }} clone {{ defer_relation.render() }}
{% endmacro %}

${ofViews.map(([name, ...parameters]) => dispatcher(name, parameters)).join('')}
${ofViews.map(([name, ...parameters]) => `{% macro default__${name}(${parameters.join(', ')}) %}{{ exceptions.raise_compiler_error('${name}() is not there for ' ~ adapter.type()) }}{% endmacro %}\n`).join('')}
{% macro materialized_view_setup(backup_relation, intermediate_relation, pre_hooks) %}
  {{ drop_relation_if_exists(load_cached_relation(backup_relation)) }}
  {{ drop_relation_if_exists(load_cached_relation(intermediate_relation)) }}
  {{ run_hooks(pre_hooks, inside_transaction=False) }}
{% endmacro %}
{% macro materialized_view_teardown(backup_relation, intermediate_relation, post_hooks) %}
  {{ drop_relation_if_exists(backup_relation) }}
  {{ drop_relation_if_exists(intermediate_relation) }}
  {{ run_hooks(post_hooks, inside_transaction=False) }}
{% endmacro %}
{% macro materialized_view_get_build_sql(existing_relation, target_relation, backup_relation, intermediate_relation) %}
  {%- if existing_relation is none %}{{ return(get_create_materialized_view_as_sql(target_relation, sql)) }}{% endif -%}
  {%- if should_full_refresh() or not existing_relation.is_materialized_view -%}
    {{ return(get_replace_sql(existing_relation, target_relation, sql)) }}
  {%- endif -%}
  {%- set changes = get_materialized_view_configuration_changes(existing_relation, config) -%}
  {%- set wish = config.get('on_configuration_change') -%}
  {%- if changes is none %}{{ return(refresh_materialized_view(target_relation)) }}
  {%- elif wish == 'apply' -%}
    {{ return(get_alter_materialized_view_as_sql(target_relation, changes, sql, existing_relation, backup_relation, intermediate_relation)) }}
  {%- elif wish == 'continue' -%}
    {{ exceptions.warn('Settings of ' ~ target_relation.render() ~ ' have changed; it stays as it is (on_configuration_change: continue).') }}
    {{ return('') }}
  {%- else -%}
    {{ exceptions.raise_fail_fast_error('Settings of ' ~ target_relation.render() ~ ' have changed (on_configuration_change: fail).') }}
  {%- endif -%}
{% endmacro %}
{% macro materialized_view_execute_no_op(target_relation) %}
  {% do store_raw_result(name='main', message='skip ' ~ target_relation, code='skip', rows_affected='-1') %}
{% endmacro %}
{% macro materialized_view_execute_build_sql(build_sql, existing_relation, target_relation, post_hooks) %}
  {{ run_hooks(pre_hooks, inside_transaction=True) }}
  {% call statement('main') %}{{ build_sql }}{% endcall %}
  {% do apply_grants(target_relation, config.get('grants'), should_revoke=should_revoke(existing_relation, full_refresh_mode=True)) %}
  {% do persist_docs(target_relation, model) %}
  {{ run_hooks(post_hooks, inside_transaction=True) }}
{% endmacro %}
{% materialization materialized_view_by_macro, default %}
  {%- set standing = load_cached_relation(this) -%}
  {%- set view = this.incorporate(type='materialized_view') -%}
  {%- set fresh = make_intermediate_relation(view) -%}
  {%- set backup = make_backup_relation(view, 'materialized_view' if standing is none else standing.type) -%}
  {{ materialized_view_setup(backup, fresh, pre_hooks) }}
  {%- set build = materialized_view_get_build_sql(standing, view, backup, fresh) -%}
  {%- if build == '' %}{{ materialized_view_execute_no_op(view) }}
  {%- else %}{{ materialized_view_execute_build_sql(build, standing, view, post_hooks) }}
  {%- endif -%}
  {{ materialized_view_teardown(backup, fresh, post_hooks) }}
  {{ return({'relations': [view]}) }}
{% endmaterialization %}
`
