{% test has_rows(model) %}
{% set n = run_query('select count(*) from ' ~ model).columns[0].values()[0] if execute else 1 %}
select 1 where {{ n }} = 0
{% endtest %}
