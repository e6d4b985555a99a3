{% materialization view, default %}
  {%- set target_relation = this.incorporate(type='view') -%}
  {{ run_hooks(pre_hooks) }}
  {% call statement('main') -%}create or replace view {{ target_relation }} as select *, 'view' as way from ({{ sql }}){%- endcall %}
  {{ run_hooks(post_hooks) }}
  {{ adapter.commit() }}
  {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}

{% materialization table, adapter='duckdb' %}
  {%- set target_relation = this.incorporate(type='table') -%}
  {%- set existing = adapter.get_relation(database=database, schema=schema, identifier=model['alias']) -%}
  {% if existing is not none %}{% do adapter.drop_relation(existing) %}{% endif %}
  {{ run_hooks(pre_hooks, inside_transaction=True) }}
  {% call statement('main') -%}create table {{ target_relation }} as select *, '{{ 'anew' if existing is none else 'again' }}' as way from ({{ compiled_code }}){%- endcall %}
  {{ run_hooks(post_hooks, inside_transaction=True) }}
  {{ adapter.commit() }}
  {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}

{% materialization table, default %}
  {{ exceptions.raise_compiler_error('the engine has one of its own') }}
{% endmaterialization %}

{% materialization incremental, adapter='duckdb', supported_languages=['sql'] %}
  {%- set target_relation = this.incorporate(type='table') -%}
  {%- set existing = load_relation(this) -%}
  {% if existing is none or should_full_refresh() %}
    {% call statement('main') -%}create or replace table {{ target_relation }} as select *, 'first' as way from ({{ sql }}){%- endcall %}
  {% else %}
    {% call statement('main') -%}insert into {{ target_relation }} select *, 'later' from ({{ sql }}){%- endcall %}
  {% endif %}
  {{ adapter.commit() }}
  {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}

{% materialization snapshot, default %}
  {%- set target_relation = api.Relation.create(database=model.database, schema=model.schema, identifier=model.alias, type='table') -%}
  {%- set existing = load_relation(target_relation) -%}
  {% if existing is none %}
    {% call statement('main') -%}create table {{ target_relation }} as select *, '{{ config.get('strategy') }}' as strategy, 1 as taken from ({{ model['compiled_code'] }}){%- endcall %}
  {% else %}
    {% call statement('main') -%}insert into {{ target_relation }} select *, '{{ config.get('unique_key') }}', (select max(taken) + 1 from {{ target_relation }}) from ({{ model['compiled_code'] }}){%- endcall %}
  {% endif %}
  {{ adapter.commit() }}
  {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}

{% materialization seed, default %}
  {%- set rows = load_agate_table() -%}
  {%- do store_result('agate_table', response='OK', agate_table=rows) -%}
  {%- set target_relation = this.incorporate(type='table') -%}
  {% call statement('main') -%}
    create or replace table {{ target_relation }} as select '{{ rows.column_names | join("-") }}' as columns, {{ rows.rows | length }} as n
  {%- endcall %}
  {{ adapter.commit() }}
  {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}

{% materialization test, default %}
  {% call statement('main', fetch_result=True) -%}
    select count(*) + 40 as failures, false as should_warn, count(*) > 0 as should_error from ({{ sql }}) as own_way
  {%- endcall %}
  {{ adapter.commit() }}
  {{ return({'relations': []}) }}
{% endmaterialization %}
