{% macro rows_of(name, from='nowhere') %}
  {% if '/deep/' in model.path and model.original_file_path.startswith('models/') %}
    {% set from = 'near' %}
  {% endif %}
  select * from {{ source(from, name) }}
{% endmacro %}

{% macro must_have(columns) %}
  {%- if is_incremental() and execute -%}
    {%- set there = adapter.get_columns_in_relation(this) | map(attribute='name') | list -%}
    {%- for column in columns if column not in there -%}
      {{ exceptions.raise_compiler_error(this.identifier ~ ' has no column ' ~ column) }}
    {%- endfor -%}
  {%- endif -%}
{% endmacro %}
