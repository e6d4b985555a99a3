{% macro snapshot_name_only_strategy(node, snapshotted_rel, current_rel, model_config, target_exists) %}
  {% set primary_key = config.get('unique_key') %}
  {% set updated_at = "cast('2024-02-02' as timestamp)" %}
  {% set row_changed = '(' ~ snapshotted_rel ~ '.name is distinct from ' ~ current_rel ~ '.name)' %}
  {% do return({
    'unique_key': primary_key, 'updated_at': updated_at, 'row_changed': row_changed,
    'scd_id': snapshot_hash_arguments([primary_key, 'name']), 'invalidate_hard_deletes': false, 'hard_deletes': 'ignore',
  }) %}
{% endmacro %}
