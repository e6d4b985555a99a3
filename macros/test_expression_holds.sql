{# Rows for which an expression is not true; NULL counts as not true. #}
{% test expression_holds(model, expression) %}
SELECT *
FROM {{ model }}
WHERE NOT IFNULL({{ expression }}, FALSE)
{% endtest %}
