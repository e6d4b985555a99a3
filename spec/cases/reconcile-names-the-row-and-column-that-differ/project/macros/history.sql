{% macro history() %}
  {% for row in run_query("SELECT status, source_rows, target_rows, changed, only_in_source, message FROM raw_shop._reconciliations ORDER BY reconciled_at") %}
    {% do print(row.values() | join(' | ')) %}
  {% endfor %}
{% endmacro %}
