{% test near(model, column_name, low, high, precise, since) %}
-- {{ low }} {{ high }} {{ precise }} {{ since }} {{ since is string }} {{ low is float }}
select * from {{ model }} where {{ column_name }} < {{ low }} or {{ column_name }} > {{ high }}
{% endtest %}
