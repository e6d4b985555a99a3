// The generic tests that every project has. Each gives the rows that break the rule.

import { dispatcher } from './dispatcher.ts'

export const genericTests = `
{% test unique(model, column_name) %}{{ return(adapter.dispatch('test_unique', 'dbt')(model, column_name)) }}{% endtest %}
{% test not_null(model, column_name) %}{{ return(adapter.dispatch('test_not_null', 'dbt')(model, column_name)) }}{% endtest %}
{% test accepted_values(model, column_name, values, quote=True) %}
{{ return(adapter.dispatch('test_accepted_values', 'dbt')(model, column_name, values, quote)) }}
{% endtest %}
{% test relationships(model, column_name, to, field) %}
{{ return(adapter.dispatch('test_relationships', 'dbt')(model, column_name, to, field)) }}
{% endtest %}

{% test threshold(model, column_name, min_value=none, max_value=none) %}
{{ return(adapter.dispatch('test_threshold', 'dbt')(model, column_name, min_value, max_value)) }}
{% endtest %}
{% macro default__test_threshold(model, column_name, min_value, max_value) %}
{%- if min_value is none and max_value is none -%}
    {{ exceptions.raise_compiler_error('The test "threshold" needs "min_value", "max_value" or both.') }}
{%- endif %}
select {{ column_name }}
from {{ model }}
where {{ column_name }} is null
{%- if min_value is not none %} or {{ column_name }} < {{ min_value }}{% endif %}
{%- if max_value is not none %} or {{ column_name }} > {{ max_value }}{% endif %}
{% endmacro %}

{% macro default__test_unique(model, column_name) %}
select
    {{ column_name }} as unique_field,
    count(*) as n_records
from {{ model }}
where {{ column_name }} is not null
group by {{ column_name }}
having count(*) > 1
{% endmacro %}

{% macro bigquery__test_unique(model, column_name) %}
with dbt_test__target as (
    select {{ column_name }} as unique_field
    from {{ model }}
    where {{ column_name }} is not null
)
select unique_field, count(*) as n_records
from dbt_test__target
group by unique_field
having count(*) > 1
{% endmacro %}

{% macro default__test_not_null(model, column_name) %}
select {{ '*' if should_store_failures() else column_name }}
from {{ model }}
where {{ column_name }} is null
{% endmacro %}

{% macro default__test_accepted_values(model, column_name, values, quote=True) %}
with all_values as (
    select
        {{ column_name }} as value_field,
        count(*) as n_records
    from {{ model }}
    group by {{ column_name }}
)
select *
from all_values
where value_field not in (
    {% for value in values -%}
        {{ "'" ~ value ~ "'" if quote else value }}{{ ',' if not loop.last }}
    {%- endfor %}
)
{% endmacro %}

{% macro default__test_relationships(model, column_name, to, field) %}
with child as (
    select {{ column_name }} as from_field
    from {{ model }}
    where {{ column_name }} is not null
),
parent as (
    select {{ field }} as to_field
    from {{ to }}
)
select
    from_field
from child
left join parent
    on child.from_field = parent.to_field
where parent.to_field is null
{% endmacro %}

${dispatcher('get_where_subquery', ['relation'])}
{% macro default__get_where_subquery(relation) -%}
    {%- set condition = config.get('where', '') -%}
    {%- if condition -%}
        {%- set rows %}(select * from {{ relation }} where {{ condition }}) dbt_subquery{% endset -%}
        {{ return(rows) }}
    {%- endif -%}
    {{ return(relation) }}
{%- endmacro %}

{% macro should_store_failures() -%}
    {%- set own = config.get('store_failures') -%}
    {{ return(own if own is not none else flags.STORE_FAILURES) }}
{%- endmacro %}
`
