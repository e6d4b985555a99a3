// DuckDB: models whose rows are kept in a file, with a view on it.

export const externalFiles = `
{% macro external_location(relation, config) -%}
  {%- set root = target.get('external_root') or '.' -%}
  {%- set format = config.get('format', 'parquet') -%}
  {%- set partitioned = config.get('options', {}).get('partition_by') -%}
  {{ return(root ~ '/' ~ relation.identifier ~ ('' if partitioned else '.' ~ format)) }}
{%- endmacro %}

{% macro external_copy_options(location, format) -%}
  {%- set options = {} -%}
  {%- for name, value in config.get('options', {}).items() -%}{%- do options.update({name | lower: value}) -%}{%- endfor -%}
  {%- if config.get('delimiter') is not none -%}{%- do options.update({'delimiter': config.get('delimiter')}) -%}{%- endif -%}
  {%- if 'format' not in options -%}{%- do options.update({'format': format}) -%}{%- endif -%}
  {%- if format == 'csv' and 'header' not in options -%}{%- do options.update({'header': 1}) -%}{%- endif -%}
  {%- set written = [] -%}
  {%- for name, value in options.items() -%}
    {%- if name == 'partition_by' -%}
      {%- set columns = value if value is string else value | join(', ') -%}
      {%- do written.append('partition_by (' ~ (columns | replace('(', '') | replace(')', '')) ~ ')') -%}
    {%- elif value is string and name not in ['format', 'compression', 'codec'] and not value.startswith("'") -%}
      {%- do written.append(name ~ " '" ~ (value | replace("'", "''")) ~ "'") -%}
    {%- else -%}
      {%- do written.append(name ~ ' ' ~ value) -%}
    {%- endif -%}
  {%- endfor -%}
  {{ return(written | join(', ')) }}
{%- endmacro %}

{% macro external_reader(format, location) -%}
  {%- set usual = {'parquet': {'union_by_name': False}, 'json': {'auto_detect': True}, 'csv': {'auto_detect': True}} -%}
  {%- set options = config.get(format ~ '_read_options', usual[format]) -%}
  {%- set partitioned = config.get('options', {}).get('partition_by') -%}
  {%- set file = location ~ '/' ~ ('*/' * (partitioned.split(',') | length if partitioned is string else partitioned | length)) ~ '*.' ~ format if partitioned else location -%}
  read_{{ format }}('{{ file | replace("'", "''") }}'
  {%- for name, value in options.items() %}, {{ name }}={{ "'" ~ value ~ "'" if value is string else value }}{% endfor -%}
  )
{%- endmacro %}

{% macro register_upstream_external_models() %}
  {# Views on the files of external models that are read now but not built now. #}
  {%- if execute -%}
    {%- set read = [] -%}
    {%- for id in selected_resources if id in graph.nodes -%}
      {%- do read.extend(graph.nodes[id].depends_on.nodes) -%}
    {%- endfor -%}
    {%- for id in read | unique if id in graph.nodes and id not in selected_resources and graph.nodes[id].config.materialized == 'external' -%}
      {%- set node = graph.nodes[id] -%}
      {%- set place = api.Relation.create(database=node.database, schema=node.schema, identifier=node.alias) -%}
      {%- set format = node.config.get('format') or 'parquet' -%}
      {%- set file = adapter.path_in_project(render(node.config.get('location') or (adapter.external_root() ~ '/' ~ node.alias ~ '.' ~ format))) -%}
      {%- do adapter.create_schema(place) -%}
      {% call statement('register') -%}
        create or replace view {{ place }} as (select * from '{{ file | replace("'", "''") }}')
      {%- endcall %}
    {%- endfor -%}
  {%- endif -%}
{% endmacro %}

{% materialization external, adapter='duckdb', supported_languages=['sql'] %}
  {%- set location = adapter.path_in_project(render(config.get('location') or external_location(this, config))) -%}
  {%- set ending = location.split('.')[-1] | lower -%}
  {%- set format = config.get('format') or (ending if ending in ['csv', 'parquet', 'json'] else 'parquet') -%}
  {%- if format not in ['csv', 'parquet', 'json'] -%}
    {% do exceptions.raise_compiler_error('"' ~ format ~ '" is not a format of external models; use csv, parquet or json.') %}
  {%- endif -%}
  {%- set view = this.incorporate(type='view') -%}
  {%- set rows = make_temp_relation(this, '__dbt_ext') -%}
  {{ run_hooks(pre_hooks, inside_transaction=False) }}
  {{ run_hooks(pre_hooks, inside_transaction=True) }}
  {% call statement('create_table') -%}create or replace temporary table {{ rows }} as ({{ compiled_code }}){%- endcall %}
  {%- set empty = run_query('select count(*) from ' ~ rows).rows[0][0] == 0 -%}
  {%- if empty -%}
    {# A file with no rows would lose its columns' types. #}
    {% call statement('placeholder') -%}
      insert into {{ rows }} values ({% for _ in adapter.get_columns_in_relation(rows) %}null{{ ', ' if not loop.last }}{% endfor %})
    {%- endcall %}
  {%- endif -%}
  {% call statement('write') -%}
    copy {{ rows }} to '{{ location | replace("'", "''") }}' ({{ external_copy_options(location, format) }})
  {%- endcall %}
  {%- set standing = load_cached_relation(this) -%}
  {%- if standing is not none and standing.type != 'view' -%}{{ adapter.drop_relation(standing) }}{%- endif -%}
  {% call statement('main') -%}
    create or replace view {{ view }} as (
      select * from {{ external_reader(format, location) }}
      {%- if empty %} where 1 {% for column in adapter.get_columns_in_relation(rows) %} and {{ column.quoted }} is not null{% endfor %}{% endif %}
    )
  {%- endcall %}
  {% call statement('cleanup') -%}drop table if exists {{ rows }}{%- endcall %}
  {{ run_hooks(post_hooks, inside_transaction=True) }}
  {% do persist_docs(view, model) %}
  {{ run_hooks(post_hooks, inside_transaction=False) }}
  {{ return({'relations': [view]}) }}
{% endmaterialization %}
`
