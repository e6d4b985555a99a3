{% macro get_where_subquery(relation) -%}
  {% if config.get('where', '') == '__small__' %}
    {% set columns = adapter.get_columns_in_relation(relation) %}
    {% set limit = run_query('select 40 + 2 as n').columns[0].values()[0] if execute else 0 %}
    {%- set part -%}
      (select * from {{ relation }} where {{ columns[0].name if columns else 'none' }} < {{ limit }}) part
    {%- endset -%}
    {% do return(part) %}
  {% endif %}
  {% do return(relation) %}
{%- endmacro %}

{% macro generate_schema_name(custom_schema_name, node) -%}
  {%- if node.original_file_path.startswith('models/deep/') -%}
    deep_{{ custom_schema_name | trim if custom_schema_name else 'main' }}
  {%- else -%}
    {{ target.schema }}
  {%- endif -%}
{%- endmacro %}
