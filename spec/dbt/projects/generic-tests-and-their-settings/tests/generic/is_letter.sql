{% test is_letter(model, column_name, least=1) %}
select {{ column_name }} from {{ model }} where length({{ column_name }}) < {{ least }}
{% endtest %}
