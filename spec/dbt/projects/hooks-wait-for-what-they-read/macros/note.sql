{% macro noted() %}
  insert into {{ ref('written') }} select '{{ this.identifier }}' where {{ var('noting', true) }}
{% endmacro %}
