{# A volume check: fails with the number of rows where there are fewer than expected, e.g. after half a load. #}
{% test rows_at_least(model, minimum) %}
SELECT rows_found
FROM (SELECT COUNT(*) AS rows_found FROM {{ model }}) AS counted
WHERE rows_found < {{ minimum }}
{% endtest %}
