// Schemas and what is in them, as macros of projects ask for it.

import { dispatcher } from './dispatcher.ts'

const dispatched: readonly (readonly [name: string, ...parameters: string[]])[] = [
  ['create_schema', 'relation'],
  ['drop_schema', 'relation'],
  ['drop_schema_named', 'schema_name'],
  ['list_schemas', 'database'],
  ['check_schema_exists', 'information_schema', 'schema'],
  ['list_relations_without_caching', 'schema_relation'],
  ['list_function_relations_without_caching', 'schema_relation'],
  ['information_schema_name', 'database'],
  ['get_catalog', 'information_schema', 'schemas'],
  ['get_catalog_relations', 'information_schema', 'relations'],
  ['get_catalog_for_single_relation', 'relation'],
  ['get_relations'],
  ['get_relation_last_modified', 'information_schema', 'relations'],
]
/** Of these only engines have versions. */
const notThere = [
  ...['list_function_relations_without_caching', 'get_catalog_for_single_relation', 'get_relations'],
  ...['get_relation_last_modified', 'get_catalog', 'get_catalog_relations'],
]

export const schemas = `
${dispatched.map(([name, ...parameters]) => dispatcher(name, parameters)).join('')}
${notThere
  .map(
    (name) =>
      `{% macro default__${name}(${dispatched
        .find(([each]) => each === name)!
        .slice(1)
        .join(
          ', ',
        )}) %}{{ exceptions.raise_not_implemented('${name}() is not there for ' ~ adapter.type()) }}{% endmacro %}\n`,
  )
  .join('')}
{% macro default__create_schema(relation) -%}
  {%- call statement('create_schema') -%}create schema if not exists {{ relation.without_identifier() }}{%- endcall -%}
{%- endmacro %}
{% macro duckdb__create_schema(relation) -%}{{ default__create_schema(relation) }}{%- endmacro %}
{% macro default__drop_schema(relation) -%}
  {%- call statement('drop_schema') -%}drop schema if exists {{ relation.without_identifier() }} cascade{%- endcall -%}
{%- endmacro %}
{% macro duckdb__drop_schema(relation) -%}{{ default__drop_schema(relation) }}{%- endmacro %}
{% macro default__drop_schema_named(schema_name) %}
  {{ adapter.drop_schema(api.Relation.create(database=target.database, schema=schema_name)) }}
{% endmacro %}
{% macro default__list_schemas(database) -%}
  {{ return(run_query('select distinct schema_name from ' ~ information_schema_name(database) ~ ".schemata where lower(catalog_name) = lower('" ~ database ~ "')")) }}
{%- endmacro %}
{% macro duckdb__list_schemas(database) -%}
  {%- set within = " where lower(catalog_name) = lower('" ~ database ~ "')" if database is not none else '' -%}
  {{ return(run_query('select schema_name from system.information_schema.schemata' ~ within)) }}
{%- endmacro %}
{% macro default__check_schema_exists(information_schema, schema) -%}
  {{ return(run_query('select count(*) from ' ~ information_schema_name(information_schema.database) ~ ".schemata where schema_name = '" ~ schema ~ "'")) }}
{%- endmacro %}
{% macro duckdb__check_schema_exists(information_schema, schema) -%}
  {{ return(run_query("select count(*) from system.information_schema.schemata where lower(schema_name) = lower('" ~ schema ~ "') and lower(catalog_name) = lower('" ~ information_schema.database ~ "')")) }}
{%- endmacro %}
{% macro default__list_relations_without_caching(schema_relation) -%}
  {{ return(adapter.list_relations_without_caching(schema_relation)) }}
{%- endmacro %}
{% macro duckdb__list_relations_without_caching(schema_relation) -%}
  {% call statement('list_relations_without_caching', fetch_result=True) -%}
    select
      '{{ schema_relation.database }}' as database,
      table_name as name,
      table_schema as schema,
      case when table_type = 'VIEW' then 'view' else 'table' end as type
    from system.information_schema.tables
    where lower(table_schema) = lower('{{ schema_relation.schema }}') and lower(table_catalog) = lower('{{ schema_relation.database }}')
  {%- endcall %}
  {{ return(load_result('list_relations_without_caching').table) }}
{%- endmacro %}
{% macro default__information_schema_name(database) -%}
  {{ database ~ '.' if database }}INFORMATION_SCHEMA
{%- endmacro %}

{% macro duckdb__get_catalog(information_schema, schemas) -%}
  {{ return(strata_catalog(information_schema, duckdb__get_catalog_schemas_where_clause_sql(schemas))) }}
{%- endmacro %}
{% macro duckdb__get_catalog_relations(information_schema, relations) -%}
  {{ return(strata_catalog(information_schema, duckdb__get_catalog_relations_where_clause_sql(relations))) }}
{%- endmacro %}
{% macro strata_catalog(information_schema, condition) -%}
  {% set query %}
    with tables as ({{ duckdb__get_catalog_tables_sql(information_schema) }} {{ condition }}),
    columns as ({{ duckdb__get_catalog_columns_sql(information_schema) }} {{ condition }})
    {{ duckdb__get_catalog_results_sql() }}
  {% endset %}
  {{ return(run_query(query)) }}
{%- endmacro %}
{% macro duckdb__get_catalog_tables_sql(information_schema) -%}
  select * from (
    select database_name as table_database, schema_name as table_schema, table_name, 'BASE TABLE' as table_type, comment as table_comment
    from duckdb_tables()
    union all
    select database_name, schema_name, view_name, 'VIEW', comment
    from duckdb_views()
  ) as every_table
  {{ strata_catalog_database(information_schema) }}
{%- endmacro %}
{% macro duckdb__get_catalog_columns_sql(information_schema) -%}
  select * from (
    select
      database_name as table_database, schema_name as table_schema, table_name,
      column_name, column_index, data_type as column_type, comment as column_comment
    from duckdb_columns()
  ) as every_column
  {{ strata_catalog_database(information_schema) }}
{%- endmacro %}
{% macro strata_catalog_database(information_schema) -%}
  where lower(table_database) = lower('{{ information_schema.database }}') and true
{%- endmacro %}
{% macro duckdb__get_catalog_results_sql() -%}
  select
    tables.table_database, tables.table_schema, tables.table_name, tables.table_type, tables.table_comment,
    columns.column_name, columns.column_index, columns.column_type, columns.column_comment, null as table_owner
  from tables join columns using (table_database, table_schema, table_name)
  order by table_schema, table_name, column_index
{%- endmacro %}
{% macro duckdb__get_catalog_schemas_where_clause_sql(schemas) -%}
  {%- set found = [] -%}
  {%- for schema in schemas %}{% do found.append("lower(table_schema) = lower('" ~ schema ~ "')") %}{% endfor -%}
  and ({{ found | join(' or ') or 'false' }})
{%- endmacro %}
{% macro duckdb__get_catalog_relations_where_clause_sql(relations) -%}
  {%- set found = [] -%}
  {%- for relation in relations -%}
    {%- set named = " and lower(table_name) = lower('" ~ relation.identifier ~ "')" if relation.identifier else '' -%}
    {%- do found.append("(lower(table_schema) = lower('" ~ relation.schema ~ "')" ~ named ~ ')') -%}
  {%- endfor -%}
  and ({{ found | join(' or ') or 'false' }})
{%- endmacro %}
`
