// The rows of unit tests as SQL.

import { dispatcher } from './dispatcher.ts'

export const fixtures = `
{% macro get_fixture_sql(rows, column_name_to_data_types) %}
{%- set types = column_name_to_data_types or {} -%}
{%- set names = {} -%}
{%- if not types -%}
  {%- for column in adapter.get_columns_in_relation(defer_relation if defer_relation and not load_relation(this) else this) -%}
    {%- do types.update({column.name | lower: column.data_type}) -%}
    {%- do names.update({column.name | lower: column.quoted}) -%}
  {%- endfor -%}
{%- endif -%}
{%- if not types -%}
  {{ exceptions.raise_compiler_error('The columns of ' ~ this ~ ', which the unit test "' ~ model.name ~ '" gives rows of, are not known: the relation does not exist.') }}
{%- endif -%}
{%- set empty = {} -%}
{%- for name, type in types.items() %}{% do empty.update({name: safe_cast('null', type) | trim}) %}{% endfor -%}
{{ validate_fixture_rows(rows, row_number) }}
{%- for row in rows or [{}] -%}
  {%- set values = empty.copy() -%}
  {%- do values.update(format_row(row, types)) -%}
select
  {%- for name, value in values.items() %} {{ value }} as {{ names[name] }}{{ ',' if not loop.last }}{% endfor %}
  {%- if not loop.last %}
union all
{% endif -%}
{%- endfor -%}
{{ ' limit 0' if not rows }}
{% endmacro %}

{% macro get_expected_sql(rows, column_name_to_data_types, column_name_to_quoted) %}
{%- if not rows -%}
select * from dbt_internal_unit_test_actual limit 0
{%- endif -%}
{%- for row in rows -%}
select
  {%- for name, value in format_row(row, column_name_to_data_types).items() %} {{ value }} as {{ column_name_to_quoted[name] }}{{ ',' if not loop.last }}{% endfor %}
  {%- if not loop.last %}
union all
{% endif -%}
{%- endfor -%}
{% endmacro %}

{% macro format_row(row, column_name_to_data_types) -%}
  {% set formatted = {} %}
  {%- for written, value in row.items() -%}
    {%- set name = written | lower -%}
    {%- if name not in column_name_to_data_types -%}
      {{ exceptions.raise_compiler_error('A row of "' ~ model.name ~ '" names the column "' ~ name ~ '", which is none of ' ~ column_name_to_data_types.keys() | join(', ')) }}
    {%- endif -%}
    {%- set type = column_name_to_data_types[name] -%}
    {# A text is not to be cut. #}
    {%- if value is string and 'varying' in type %}{% set type = type.split('(')[0] %}{% endif -%}
    {%- set literal = 'null' if value is none else dbt.string_literal(dbt.escape_single_quotes(value)) if value is string else value -%}
    {%- do formatted.update({name: safe_cast(literal, type)}) -%}
  {%- endfor -%}
  {{ return(formatted) }}
{%- endmacro %}
${dispatcher('validate_fixture_rows', ['rows', 'row_number'])}
{% macro default__validate_fixture_rows(rows, row_number) -%}{%- endmacro %}

${dispatcher('get_unit_test_sql', ['main_sql', 'expected_fixture_sql', 'expected_column_names'])}
{% macro default__get_unit_test_sql(main_sql, expected_fixture_sql, expected_column_names) -%}
with dbt_internal_unit_test_actual as (
  select {{ expected_column_names | join(', ') }}, {{ dbt.string_literal('actual') }} as {{ adapter.quote('actual_or_expected') }}
  from (
    {{ main_sql }}
  ) _dbt_internal_unit_test_actual
),
dbt_internal_unit_test_expected as (
  select {{ expected_column_names | join(', ') }}, {{ dbt.string_literal('expected') }} as {{ adapter.quote('actual_or_expected') }}
  from (
    {{ expected_fixture_sql }}
  ) _dbt_internal_unit_test_expected
)
select * from dbt_internal_unit_test_actual
union all
select * from dbt_internal_unit_test_expected
{%- endmacro %}

{% materialization unit, default %}
  {%- set rows = config.get('expected_rows') or [] -%}
  {%- set expected = config.get('expected_sql') -%}
  {%- set named = rows[0].keys() if rows else get_columns_in_query(sql) -%}
  {%- set probe = make_temp_relation(this.incorporate(type='table')) -%}
  {%- do run_query(get_create_table_as_sql(True, probe, get_empty_subquery_sql(sql))) -%}
  {%- set types = {} -%}
  {%- set quoted = {} -%}
  {%- for column in adapter.get_columns_in_relation(probe) -%}
    {%- do types.update({column.name | lower: column.data_type}) -%}
    {%- do quoted.update({column.name | lower: column.quoted}) -%}
  {%- endfor -%}
  {%- set compared = [] -%}
  {%- for name in named %}{% do compared.append(quoted[name | lower]) %}{% endfor -%}
  {%- set expected = expected or get_expected_sql(rows, types, quoted) -%}
  {% call statement('main', fetch_result=True) -%}{{ get_unit_test_sql(sql, expected, compared) }}{%- endcall %}
  {%- do adapter.drop_relation(probe) -%}
  {{ return({'relations': []}) }}
{% endmaterialization %}
`
