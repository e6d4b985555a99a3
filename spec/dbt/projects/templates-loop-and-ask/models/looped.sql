{%- set kinds = ['x', 'y', 'z'] -%}
select
{%- for kind in kinds %}
    {{ loop.index }} as {{ kind }}_{{ loop.index0 }}{{ ',' if not loop.last }}
{%- endfor %}
{% set ns = namespace(total=0) %}{% for i in range(4) %}{% set ns.total = ns.total + i %}{% endfor %}
, {{ ns.total }} as total, {{ (10 / 4) }} as quotient, {{ 7 // 2 }} as whole, '{{ [1, none, true] }}' as shown
