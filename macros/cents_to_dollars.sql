{# The billing system counts in cents; people read dollars. NUMERIC, so that sums are exact. #}
{% macro cents_to_dollars(column) -%}
  CAST({{ column }} AS NUMERIC) / 100
{%- endmacro %}
