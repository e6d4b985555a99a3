{% macro level() %}'{{ var("tool_level") }}/{{ var("tool_default", "unseen") }}'{% endmacro %}
