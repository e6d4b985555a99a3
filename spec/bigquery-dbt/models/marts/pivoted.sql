{% set flags = column_values(ref('ships'), 'flag') %}
select day
{%- for flag in flags %}
, sum(if(flag = '{{ flag }}', calls, 0)) as calls_{{ flag | lower }}
{%- endfor %}
from {{ ref('daily_calls') }}
group by 1
