{% set columns = adapter.get_columns_in_relation(ref('kinds')) %}
select {% for c in columns %}'{{ c.name }}' as name_{{ loop.index }}, '{{ c.data_type }}' as type_{{ loop.index }}{% endfor %}, {{ 'true' if load_relation(ref('kinds')) else 'false' }} as there from {{ ref('kinds') }} limit 1
