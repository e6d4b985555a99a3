{# First day of the month, UTC, of a timestamp. #}
{% macro month_of(timestamp) -%}
  DATE_TRUNC(DATE({{ timestamp }}), MONTH)
{%- endmacro %}
