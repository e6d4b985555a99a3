// Macros that mean the same on every engine: dispatched, so that a project or a package can bring its own.

import { dispatcher } from './dispatcher.ts'

const dispatched: readonly (readonly [name: string, ...parameters: string[]])[] = [
  ['any_value', 'expression'],
  ['array_append', 'array', 'new_element'],
  ['array_concat', 'array_1', 'array_2'],
  ['array_construct', 'inputs=[]', "data_type=api.Column.translate_type('integer')"],
  ['bool_or', 'expression'],
  ['cast', 'field', 'type'],
  ['cast_bool_to_text', 'field'],
  ['concat', 'fields'],
  ['current_timestamp'],
  ['current_timestamp_backcompat'],
  ['current_timestamp_in_utc_backcompat'],
  ['snapshot_get_time'],
  ['date', 'year', 'month', 'day'],
  ['date_spine', 'datepart', 'start_date', 'end_date'],
  ['date_trunc', 'datepart', 'date'],
  ['dateadd', 'datepart', 'interval', 'from_date_or_timestamp'],
  ['datediff', 'first_date', 'second_date', 'datepart'],
  ['equals', 'expr1', 'expr2'],
  ['escape_single_quotes', 'expression'],
  ['except'],
  ['generate_series', 'upper_bound'],
  ['get_intervals_between', 'start_date', 'end_date', 'datepart'],
  ['get_powers_of_two', 'upper_bound'],
  ['hash', 'field'],
  ['intersect'],
  ['last_day', 'date', 'datepart'],
  ['length', 'expression'],
  ['listagg', 'measure', `delimiter_text="','"`, 'order_by_clause=none', 'limit_num=none'],
  ['position', 'substring_text', 'string_text'],
  ['replace', 'field', 'old_chars', 'new_chars'],
  ['right', 'string_text', 'length_expression'],
  ['safe_cast', 'field', 'type'],
  ['split_part', 'string_text', 'delimiter_text', 'part_number'],
  ['string_literal', 'value'],
  ...['string', 'timestamp', 'float', 'numeric', 'bigint', 'int', 'boolean'].map(
    (type) => [`type_${type}`] as const,
  ),
]

const types = ['string', 'timestamp', 'float', 'bigint'].map(
  (type) =>
    `{% macro default__type_${type}() %}{{ return(api.Column.translate_type('${type}')) }}{% endmacro %}\n`,
)

export const crossDatabase = `
${dispatched.map(([name, ...parameters]) => dispatcher(name, parameters)).join('')}
${types.join('')}
{% macro default__type_int() %}{{ return(api.Column.translate_type('integer')) }}{% endmacro %}
{% macro default__type_boolean() %}{{ return(api.Column.translate_type('boolean')) }}{% endmacro %}
{% macro default__type_numeric() %}{{ return(api.Column.numeric_type('numeric', 28, 6)) }}{% endmacro %}
{% macro duckdb__type_numeric() %}{{ return('numeric(28,6)') }}{% endmacro %}
{% macro bigquery__type_numeric() %}{{ return('numeric') }}{% endmacro %}

{% macro default__any_value(expression) -%} any_value({{ expression }}) {%- endmacro %}
{% macro duckdb__any_value(expression) -%} arbitrary({{ expression }}) {%- endmacro %}

{% macro default__array_append(array, new_element) -%} array_append({{ array }}, {{ new_element }}) {%- endmacro %}
{% macro bigquery__array_append(array, new_element) -%}
    {{ array_concat(array, array_construct([new_element])) }}
{%- endmacro %}
{% macro default__array_concat(array_1, array_2) -%} array_cat({{ array_1 }}, {{ array_2 }}) {%- endmacro %}
{% macro bigquery__array_concat(array_1, array_2) -%} array_concat({{ array_1 }}, {{ array_2 }}) {%- endmacro %}
{% macro default__array_construct(inputs, data_type) -%}
    {% if inputs %} array[ {{ inputs | join(' , ') }} ] {% else %} array[]::{{ data_type }}[] {% endif %}
{%- endmacro %}
{% macro bigquery__array_construct(inputs, data_type) -%}
    {% if inputs %} [ {{ inputs | join(' , ') }} ] {% else %} ARRAY<{{ data_type }}>[] {% endif %}
{%- endmacro %}

{% macro default__bool_or(expression) -%} bool_or({{ expression }}) {%- endmacro %}
{% macro bigquery__bool_or(expression) -%} logical_or({{ expression }}) {%- endmacro %}

{% macro default__cast(field, type) %} cast({{ field }} as {{ type }}) {% endmacro %}
{% macro default__cast_bool_to_text(field) %} cast({{ field }} as {{ api.Column.translate_type('string') }}) {% endmacro %}
{% macro default__safe_cast(field, type) %} cast({{ field }} as {{ type }}) {% endmacro %}
{% macro bigquery__safe_cast(field, type) %} safe_cast({{ field }} as {{ type }}) {% endmacro %}
{% macro default__concat(fields) -%} {{ fields | join(' || ') }} {%- endmacro %}
{% macro bigquery__concat(fields) -%} concat({{ fields | join(', ') }}) {%- endmacro %}

{% macro default__current_timestamp() -%}
    {{ exceptions.raise_not_implemented('current_timestamp is not there for ' ~ adapter.type()) }}
{%- endmacro %}
{% macro duckdb__current_timestamp() -%} now() {%- endmacro %}
{% macro bigquery__current_timestamp() -%} current_timestamp() {%- endmacro %}
{% macro default__current_timestamp_backcompat() %} current_timestamp::timestamp {% endmacro %}
{% macro bigquery__current_timestamp_backcompat() %} current_timestamp() {% endmacro %}
{% macro default__current_timestamp_in_utc_backcompat() %}
    {{ return(adapter.dispatch('current_timestamp_backcompat', 'dbt')()) }}
{% endmacro %}
{% macro default__snapshot_get_time() %} {{ current_timestamp() }} {% endmacro %}
{% macro duckdb__snapshot_get_time() -%} {{ current_timestamp() }}::timestamp {%- endmacro %}

{% macro default__date(year, month, day) -%}
    to_date('{{ modules.datetime.date(year, month, day).strftime('%Y-%m-%d') }}', 'YYYY-MM-DD')
{%- endmacro %}
{% macro duckdb__date(year, month, day) -%} make_date({{ year }}, {{ month }}, {{ day }}) {%- endmacro %}
{% macro bigquery__date(year, month, day) -%} date({{ year }}, {{ month }}, {{ day }}) {%- endmacro %}

{% macro default__date_trunc(datepart, date) -%} date_trunc('{{ datepart }}', {{ date }}) {%- endmacro %}
{% macro bigquery__date_trunc(datepart, date) -%}
    timestamp_trunc( cast({{ date }} as timestamp), {{ datepart }} )
{%- endmacro %}

{% macro default__dateadd(datepart, interval, from_date_or_timestamp) %}
    dateadd( {{ datepart }}, {{ interval }}, {{ from_date_or_timestamp }} )
{% endmacro %}
{% macro bigquery__dateadd(datepart, interval, from_date_or_timestamp) %}
    datetime_add( cast( {{ from_date_or_timestamp }} as datetime), interval {{ interval }} {{ datepart }} )
{% endmacro %}
{% macro duckdb__dateadd(datepart, interval, from_date_or_timestamp) %}
    {%- set unit = datepart | lower -%}
    {%- set steps = {'quarter': ' * 3', 'week': ' * 7'} -%}
    {%- set units = {'quarter': 'month', 'week': 'day'} -%}
    {%- set count = 'cast(' ~ interval ~ ' as bigint)' -%}
    {%- if unit in steps %}{% set count = '(' ~ count ~ steps[unit] ~ ')' %}{% endif -%}
    ({{ from_date_or_timestamp }} + {{ count }} * interval 1 {{ units.get(unit, unit) }})
{% endmacro %}

{% macro default__datediff(first_date, second_date, datepart) -%}
    datediff( {{ datepart }}, {{ first_date }}, {{ second_date }} )
{%- endmacro %}
{% macro bigquery__datediff(first_date, second_date, datepart) -%}
    datetime_diff( cast({{ second_date }} as datetime), cast({{ first_date }} as datetime), {{ datepart }} )
{%- endmacro %}
{% macro duckdb__datediff(first_date, second_date, datepart) -%}
    {% if datepart == 'week' %}
    ({{ datediff(first_date, second_date, 'day') }} // 7 + case
        when date_part('dow', ({{ first_date }})::timestamp) <= date_part('dow', ({{ second_date }})::timestamp) then
            case when {{ first_date }} <= {{ second_date }} then 0 else -1 end
        else
            case when {{ first_date }} <= {{ second_date }} then 1 else 0 end
    end)
    {% else %}
    (date_diff('{{ datepart }}', {{ first_date }}::timestamp, {{ second_date }}::timestamp ))
    {% endif %}
{%- endmacro %}

{% macro default__equals(expr1, expr2) -%} ({{ expr1 }} = {{ expr2 }}) {%- endmacro %}
{% macro default__escape_single_quotes(expression) -%} {{ expression | replace("'", "''") }} {%- endmacro %}
{% macro bigquery__escape_single_quotes(expression) -%} {{ expression | replace("'", "\\\\'") }} {%- endmacro %}
{% macro default__except() %} except {% endmacro %}
{% macro bigquery__except() %} except distinct {% endmacro %}
{% macro default__intersect() %} intersect {% endmacro %}
{% macro bigquery__intersect() %} intersect distinct {% endmacro %}

{% macro default__hash(field) -%} md5(cast({{ field }} as {{ api.Column.translate_type('string') }})) {%- endmacro %}
{% macro bigquery__hash(field) -%} to_hex({{ dbt.default__hash(field) }}) {%- endmacro %}

{% macro default_last_day(date, datepart) -%}
    cast( {{ dbt.dateadd('day', '-1', dbt.dateadd(datepart, '1', dbt.date_trunc(datepart, date))) }} as date)
{%- endmacro %}
{% macro default__last_day(date, datepart) -%} {{ dbt.default_last_day(date, datepart) }} {%- endmacro %}
{% macro duckdb__last_day(date, datepart) -%}
    {%- set months = '3' if datepart == 'quarter' else '1' -%}
    {%- set unit = 'month' if datepart == 'quarter' else datepart -%}
    cast( {{ dbt.dateadd('day', '-1', dbt.dateadd(unit, months, dbt.date_trunc(datepart, date))) }} as date)
{%- endmacro %}
{% macro bigquery__last_day(date, datepart) -%} last_day( cast({{ date }} as date), {{ datepart }} ) {%- endmacro %}

{% macro default__length(expression) %} length( {{ expression }} ) {%- endmacro %}
{% macro default__position(substring_text, string_text) %} position( {{ substring_text }} in {{ string_text }} ) {%- endmacro %}
{% macro bigquery__position(substring_text, string_text) %} strpos( {{ string_text }}, {{ substring_text }} ) {%- endmacro %}
{% macro default__replace(field, old_chars, new_chars) %} replace( {{ field }}, {{ old_chars }}, {{ new_chars }} ) {% endmacro %}
{% macro default__right(string_text, length_expression) %} right( {{ string_text }}, {{ length_expression }} ) {%- endmacro %}
{% macro bigquery__right(string_text, length_expression) %}
    case when {{ length_expression }} = 0 then '' else substr( {{ string_text }}, -1 * ({{ length_expression }}) ) end
{%- endmacro %}
{% macro default__string_literal(value) -%} '{{ value }}' {%- endmacro %}

{% macro default__split_part(string_text, delimiter_text, part_number) %}
    split_part( {{ string_text }}, {{ delimiter_text }}, {{ part_number }} )
{% endmacro %}
{% macro duckdb__split_part(string_text, delimiter_text, part_number) %}
    string_split({{ string_text }}, {{ delimiter_text }})[ {{ part_number }} ]
{% endmacro %}
{% macro bigquery__split_part(string_text, delimiter_text, part_number) %}
    {% set position = 'safe_offset(' ~ (part_number - 1) ~ ')' if part_number >= 0
        else 'safe_offset( length( ' ~ string_text ~ ' ) - length( replace( ' ~ string_text ~ ', ' ~ delimiter_text ~ ", '') ) + 1 " ~ part_number ~ ' )' %}
    split( {{ string_text }}, {{ delimiter_text }} )[{{ position }}]
{% endmacro %}

{% macro default__listagg(measure, delimiter_text, order_by_clause, limit_num) -%}
    listagg( {{ measure }}, {{ delimiter_text }} ) {% if order_by_clause %} within group ({{ order_by_clause }}) {% endif %}
{%- endmacro %}
{% macro duckdb__listagg(measure, delimiter_text, order_by_clause, limit_num) -%}
    {% if limit_num -%}
    list_aggr( (array_agg( {{ measure }} {{ order_by_clause or '' }} ))[1:{{ limit_num }}], 'string_agg', {{ delimiter_text }} )
    {%- else -%}
    string_agg( {{ measure }}, {{ delimiter_text }} {{ order_by_clause or '' }} )
    {%- endif %}
{%- endmacro %}
{% macro bigquery__listagg(measure, delimiter_text, order_by_clause, limit_num) -%}
    string_agg( {{ measure }}, {{ delimiter_text }} {{ order_by_clause or '' }} {% if limit_num %}limit {{ limit_num }}{% endif %} )
{%- endmacro %}

{% macro default__get_powers_of_two(upper_bound) %}
    {% if upper_bound <= 0 %}{{ exceptions.raise_compiler_error('upper bound must be positive') }}{% endif %}
    {% for _ in range(1, 100) %}{% if upper_bound <= 2 ** loop.index %}{{ return(loop.index) }}{% endif %}{% endfor %}
{% endmacro %}
{% macro default__generate_series(upper_bound) %}
    {% set n = dbt.get_powers_of_two(upper_bound) %}
    with p as (
        select 0 as generated_number union all select 1
    ), unioned as (
        select
        {% for i in range(n) %}p{{ i }}.generated_number * power(2, {{ i }}){{ ' + ' if not loop.last }}{% endfor %}
        + 1 as generated_number
        from {% for i in range(n) %}p as p{{ i }}{{ ' cross join ' if not loop.last }}{% endfor %}
    )
    select * from unioned where generated_number <= {{ upper_bound }} order by generated_number
{% endmacro %}
{% macro duckdb__generate_series(upper_bound) %}
    select generate_series as generated_number from generate_series(1, {{ upper_bound }})
{% endmacro %}
{% macro default__get_intervals_between(start_date, end_date, datepart) -%}
    {%- call statement('get_intervals_between', fetch_result=True) %}
        select {{ dbt.datediff(start_date, end_date, datepart) }}
    {%- endcall -%}
    {%- set answer = load_result('get_intervals_between') -%}
    {{ return((answer['data'] | map(attribute=0) | list)[0] if answer and answer['data'] else 1) }}
{%- endmacro %}
{% macro default__date_spine(datepart, start_date, end_date) %}
    with rawdata as (
        {{ dbt.generate_series(dbt.get_intervals_between(start_date, end_date, datepart)) }}
    ),
    all_periods as (
        select ( {{ dbt.dateadd(datepart, 'row_number() over (order by 1) - 1', start_date) }} ) as date_{{ datepart }}
        from rawdata
    ),
    filtered as (
        select * from all_periods where date_{{ datepart }} <= {{ end_date }}
    )
    select * from filtered
{% endmacro %}
`
