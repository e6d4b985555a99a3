{% if false %} select 1 {% endif %}
