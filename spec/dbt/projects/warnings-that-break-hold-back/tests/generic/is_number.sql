{% test is_number(model, column_name) %}
  select {{ column_name }} from {{ model }} where cast({{ column_name }} as integer) is null
{% endtest %}
