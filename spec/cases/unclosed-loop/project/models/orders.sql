select
  {% for column in ['a', 'b'] %}
  1 as {{ column }},
from somewhere
