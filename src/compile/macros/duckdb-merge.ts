// DuckDB's MERGE with the clauses that a model's settings ask for.

export const duckdbMerge = `
{% macro normalize_string_or_list(value, name) %}
  {%- if value is none or value == '' %}{{ return([]) }}{% endif -%}
  {%- if value is not string and (value is mapping or value is not iterable) %}{% do exceptions.raise_compiler_error(name ~ ' is a text or a list of texts, not ' ~ value) %}{% endif -%}
  {%- set parts = [] -%}
  {%- for part in (value.split(',') if value is string else value) if part | trim %}{% do parts.append(part | trim) %}{% endfor -%}
  {{ return(parts) }}
{% endmacro %}
{% macro normalize_incremental_predicates(predicates) %}
  {{ return([] if predicates is none or not predicates else [predicates] if predicates is string else predicates) }}
{% endmacro %}

{% macro validate_string_field(value, name, errors) %}
  {%- if value is not none and value is not string %}{% do errors.append(name ~ ' is a text, not ' ~ value) %}{% endif -%}
{% endmacro %}
{% macro validate_string_list_field(value, name, errors) %}
  {%- if value is not none and value is not string and (value is mapping or value is not iterable) %}{% do errors.append(name ~ ' is a list of texts, not ' ~ value) %}{% endif -%}
{% endmacro %}
{% macro validate_dict_field(value, name, errors) %}
  {%- if value is not none and value is not mapping %}{% do errors.append(name ~ ' has a value for each name, and is not ' ~ value) %}{% endif -%}
{% endmacro %}
{% macro validate_merge_clause_list(merge_clauses, clause_type, errors) %}
  {%- set clauses = merge_clauses.get(clause_type) -%}
  {%- if clauses is string or clauses is mapping or clauses is not iterable or not clauses %}{% do errors.append('merge_clauses.' ~ clause_type ~ ' is a list with one clause at the least') %}
  {%- else -%}
    {%- for clause in clauses if clause is not mapping %}{% do errors.append('merge_clauses.' ~ clause_type ~ ': ' ~ clause ~ ' is no clause') %}{% endfor -%}
  {%- endif -%}
{% endmacro %}
{% macro validate_merge_clauses(config, base_configuration_fields, errors) %}
  {%- set clauses = config.get('merge_clauses') -%}
  {%- if clauses is not none and clauses is not mapping %}{% do errors.append('merge_clauses has when_matched and when_not_matched, and is not ' ~ clauses) %}
  {%- elif clauses is not none -%}
    {%- set named = ['when_matched', 'when_not_matched'] | select('in', clauses) | list -%}
    {%- if not named %}{% do errors.append('merge_clauses has neither when_matched nor when_not_matched') %}{% endif -%}
    {%- for name in named %}{% do validate_merge_clause_list(clauses, name, errors) %}{% endfor -%}
    {%- for name in base_configuration_fields if name not in ['merge_on_using_columns', 'merge_returning_columns'] and config.get(name) -%}
      {%- do errors.append(name ~ ' says nothing beside merge_clauses') -%}
    {%- endfor -%}
  {%- endif -%}
{% endmacro %}
{% macro validate_ducklake_restrictions(config, target_relation, errors) %}{% endmacro %}
{% macro validate_merge_config(config, target_relation=none) %}
  {%- set errors = [] -%}
  {%- set fields = {
    'merge_update_condition': 'text', 'merge_insert_condition': 'text', 'merge_on_using_columns': 'list', 'merge_update_columns': 'list',
    'merge_update_set_expressions': 'names', 'merge_exclude_columns': 'list', 'merge_returning_columns': 'list',
  } -%}
  {%- for name, kind in fields.items() -%}
    {%- if kind == 'text' %}{% do validate_string_field(config.get(name), name, errors) %}
    {%- elif kind == 'list' %}{% do validate_string_list_field(config.get(name), name, errors) %}
    {%- else %}{% do validate_dict_field(config.get(name), name, errors) %}
    {%- endif -%}
  {%- endfor -%}
  {%- do validate_merge_clauses(config, fields, errors) -%}
  {%- if not errors %}{% do validate_ducklake_restrictions(config, target_relation, errors) %}{% endif -%}
  {%- if errors %}{{ exceptions.raise_compiler_error('The settings of MERGE are wrong: ' ~ errors | join('; ')) }}{% endif -%}
{% endmacro %}
{% macro merge_clause_defaults(merge_update_condition=none, merge_insert_condition=none, merge_update_columns=[], merge_exclude_columns=[], merge_update_set_expressions={}) %}
  {%- set explicit = {'include': merge_update_columns, 'exclude': merge_exclude_columns, 'set_expressions': merge_update_set_expressions} -%}
  {{ return({
    'when_matched_update_by_name': {'action': 'update', 'mode': 'by_name', 'condition': merge_update_condition},
    'when_matched_update_explicit': {'action': 'update', 'mode': 'explicit', 'condition': merge_update_condition, 'update': explicit},
    'when_not_matched_insert_by_name': {'action': 'insert', 'mode': 'by_name', 'condition': merge_insert_condition},
  }) }}
{% endmacro %}
{% macro duckdb__merge_join_clause(unique_key, merge_on_using_columns, incremental_predicates) -%}
  {%- set conditions = [] -%}
  {%- if merge_on_using_columns %} using ({{ merge_on_using_columns if merge_on_using_columns is string else merge_on_using_columns | join(', ') }})
  {%- else -%}
    {%- for key in ([unique_key] if unique_key is string else unique_key or []) %}{% do conditions.append('DBT_INTERNAL_SOURCE.' ~ key ~ ' = DBT_INTERNAL_DEST.' ~ key) %}{% endfor -%}
    {%- if not conditions %}{% do conditions.append('FALSE') %}{% endif -%}
  {%- endif -%}
  {%- do conditions.extend(incremental_predicates or []) -%}
  {%- if conditions %} on (({{ conditions | join(') and (') }})){% endif -%}
{%- endmacro %}
{% macro strata_merge_condition(clause) -%}
  {%- set told = clause.get('condition') -%}
  {%- if told %} and ({{ told if told is string else told | join(') and (') }}){% endif -%}
{%- endmacro %}
{% macro strata_merge_action(clause, dest_columns) -%}
  {%- set action = clause.get('action') -%}
  {%- set mode = {'by_name': 'by name', 'by_position': 'by position'}.get(clause.get('mode')) -%}
  {%- if action == 'delete' %} delete
  {%- elif action == 'do_nothing' %} do nothing
  {%- elif action == 'error' %} error{{ " '" ~ (clause.error_message | replace("'", "''")) ~ "'" if clause.get('error_message') }}
  {%- elif action == 'insert' and clause.get('mode') == 'explicit' %} insert ({{ clause.insert.columns | join(', ') }}) values ({{ clause.insert['values'] | join(', ') }})
  {%- elif action == 'insert' %} insert {{ mode or '*' }}
  {%- elif action == 'update' and mode %} update {{ mode }}
  {%- elif action == 'update' and clause.get('mode') == 'star' %} update set *
  {%- elif action == 'update' -%}
    {%- set told = clause.get('update') or {} -%}
    {%- set expressions = told.get('set_expressions') or clause.get('set_expressions') or {} -%}
    {%- set written = [] -%}
    {%- for name, expression in expressions.items() %}{% do written.append(name ~ ' = ' ~ expression) %}{% endfor -%}
    {%- if clause.get('mode') == 'explicit' -%}
      {%- for name in get_merge_update_columns(told.get('include'), told.get('exclude'), dest_columns) if (name | replace('"', '')) not in expressions -%}
        {%- do written.append(name ~ ' = DBT_INTERNAL_SOURCE.' ~ name) -%}
      {%- endfor -%}
    {%- endif %} update set {{ written | join(', ') }}
  {%- endif -%}
{%- endmacro %}
{% macro duckdb__get_merge_sql(target, source, unique_key, dest_columns, incremental_predicates=none) -%}
  {{ validate_merge_config(config, target) }}
  {%- set header = config.get('sql_header') -%}
  {%- set usual = merge_clause_defaults(
    config.get('merge_update_condition'), config.get('merge_insert_condition'), config.get('merge_update_columns') or [],
    config.get('merge_exclude_columns') or [], config.get('merge_update_set_expressions') or {},
  ) -%}
  {%- set is_explicit = config.get('merge_update_columns') or config.get('merge_exclude_columns') or config.get('merge_update_set_expressions') -%}
  {%- set clauses = config.get('merge_clauses') or {} -%}
  {%- set returned = config.get('merge_returning_columns') -%}
  {{ header if header is not none }}
  merge into {{ target }} as DBT_INTERNAL_DEST
  using {{ source }} as DBT_INTERNAL_SOURCE
  {{ duckdb__merge_join_clause(unique_key, config.get('merge_on_using_columns'), normalize_incremental_predicates(incremental_predicates)) }}
  {%- for clause in clauses.get('when_matched') or [usual.when_matched_update_explicit if is_explicit else usual.when_matched_update_by_name] %}
  when matched{{ strata_merge_condition(clause) }} then {{ strata_merge_action(clause, dest_columns) }}
  {%- endfor -%}
  {%- for clause in clauses.get('when_not_matched') or [usual.when_not_matched_insert_by_name] %}
  when not matched{{ ' by ' ~ clause.by if clause.get('by') }}{{ strata_merge_condition(clause) }} then {{ strata_merge_action(clause, dest_columns) }}
  {%- endfor -%}
  {%- if returned %} returning {{ returned if returned is string else returned | join(', ') }}{% endif -%}
{%- endmacro %}
`
