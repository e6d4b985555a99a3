-- depends_on: {{ ref('kinds') }}
{% set kinds = dbt_utils_free_values(ref('kinds'), 'kind') %}
select {% for kind in kinds %}{{ loop.index }} as {{ kind }}{{ ', ' if not loop.last }}{% endfor %}
