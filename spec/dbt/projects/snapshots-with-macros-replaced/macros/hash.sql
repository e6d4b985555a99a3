{% macro duckdb__snapshot_hash_arguments(args) %}
  'v-' || {% for arg in args %}coalesce(cast({{ arg }} as varchar), '?'){% if not loop.last %} || '/' || {% endif %}{% endfor %}
{% endmacro %}
