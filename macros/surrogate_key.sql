{# A key over several columns. NULL and the empty string give different keys. #}
{% macro surrogate_key(columns) -%}
  TO_HEX(MD5(CONCAT(
    {%- for column in columns %}
    IFNULL(CONCAT('v:', CAST({{ column }} AS STRING)), 'null')
    {%- if not loop.last %}, '|', {% endif %}
    {%- endfor %}
  )))
{%- endmacro %}
